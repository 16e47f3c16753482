package dev.homeport.lab;

import dev.homeport.kernel.SystemCommand;
import dev.homeport.net.Exam;
import dev.homeport.net.Exam.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Hints of a firewall. Only hints: whether a rule is about loopback, a probe says better. */
final class FirewallExam {
    private static final String NAME = "firewall";
    private static final Duration WITHIN = Duration.ofSeconds(3);
    /** How the rules are listed; the first that answers counts. */
    private static final List<List<String>> LINUX =
            List.of(List.of("nft", "list", "ruleset"), List.of("iptables", "-S"));

    private FirewallExam() {}

    static Exam look() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return new Exam(
                    NAME, Result.UNKNOWN, "", "not looked at on this system; `probe PORT` shows what it does", "");
        }
        String reason = "neither nft nor iptables is here";
        for (List<String> each : LINUX) {
            try {
                SystemCommand.Said said = SystemCommand.run(WITHIN, each.toArray(String[]::new));
                if (said.exitCode() == 0) {
                    return rules(said.text(), each.get(0));
                }
                reason = "the rules may be read by an administrator only";
            } catch (IOException absent) {
                // Then the next one.
            }
        }
        return new Exam(NAME, Result.UNKNOWN, "", reason, "");
    }

    /** @param text as nft(8) or iptables-save(8) writes rules */
    static Exam rules(String text, String tool) {
        long barring = text.lines()
                .map(line -> " " + line.strip().toLowerCase(Locale.ROOT) + " ")
                .filter(line -> !line.contains("policy accept"))
                .filter(line -> line.contains(" drop ") || line.contains(" drop;") || line.contains(" reject "))
                .count();
        return barring == 0
                ? Exam.ok(NAME, tool + " lists no rule that drops or rejects")
                : new Exam(
                        NAME,
                        Result.WARNING,
                        "no rule is about loopback",
                        tool + " lists " + barring
                                + (barring == 1 ? " rule that drops or rejects" : " rules that drop or reject"),
                        "only a hint: `probe PORT` shows what a port meets");
    }
}
