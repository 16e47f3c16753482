package dev.homeport.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program behind a real firewall: in a network namespace of its own, so that the machine's rules are neither seen
 * nor changed, and fixed ports are free.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FirewallIT {
    private static final List<String> NAMESPACE = List.of("unshare", "--map-root-user", "--net");
    private static final String RULES = """
            table inet test {
              chain input {
                type filter hook input priority 0
                tcp dport 7001 drop
                tcp dport 7002 reject with tcp reset
                tcp dport 7003 reject
                tcp dport 7004 reject with icmpx type admin-prohibited
                udp dport 7005 drop
              }
            }
            """;

    @TempDir
    Path state;

    @BeforeEach
    void aNamespaceCanBeMade() throws Exception {
        for (String tool : List.of("unshare", "ip", "nft")) {
            assumeTrue(Program.has(tool), "needs " + tool);
        }
        List<String> attempt = new ArrayList<>(NAMESPACE);
        attempt.addAll(List.of("sh", "-c", "ip link set lo up && nft add table inet test"));
        Process process = new ProcessBuilder(attempt)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean permitted = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        process.destroyForcibly();
        assumeTrue(permitted, "needs permission to make a network namespace with rules");
    }

    @Test
    void aDropARejectAndAnOpenPortLookDifferent() throws Exception {
        String output = behind("probe 7001 --within 300ms", "probe 7002", "probe 7003", "probe 7004", "probe 7009");
        assertThat(section(output, 7001))
                .contains("does not answer", "timed-out", "a firewall drops what comes (DROP)")
                .contains("something drops packets");
        assertThat(section(output, 7002)).contains("refuses", "REJECT with tcp-reset");
        assertThat(section(output, 7003)).contains("refuses");
        assertThat(section(output, 7004)).contains("is barred", "unreachable", "prohibited");
        assertThat(section(output, 7009)).contains("refuses", "nobody listens, so this is the kernel's own refusal");
    }

    @Test
    void aFirewallThatRefusesForAListenerIsFoundOut() throws Exception {
        String output = behind("listen 7002 as web", "listen 7001 as other", "probe web", "probe 7001 --within 300ms");
        assertThat(section(output, 7002))
                .contains("refuses")
                .containsPattern("java \\(\\d+\\) listens on 127.0.0.1:7002, and yet it was refused: a firewall");
        assertThat(section(output, 7001))
                .contains("does not answer")
                .containsPattern("its\\s+queue\\s+may\\s+be\\s+full");
    }

    @Test
    void udpCannotTellADropFromAProgramThatKeepsQuiet() throws Exception {
        String output = behind("probe 7005 --udp --within 300ms", "probe 7006 --udp");
        assertThat(output).contains("udp 127.0.0.1:7005 is silent").contains("udp 127.0.0.1:7006 refuses");
    }

    @Test
    void connectTimesOutBehindADropAndIsRefusedBehindAReject() throws Exception {
        String output = behind("connect 7001 --within 300ms", "connect 7002");
        assertThat(output).contains("127.0.0.1:7002 refused").containsPattern("7001.*within 300 ms|300 ms.*7001");
    }

    @Test
    void aRefusalIsNotBlamedOnAMissingListener() throws Exception {
        assertThat(behind("listen 7002 as web", "connect 7002").replaceAll("\\s+", " "))
                .containsPattern("7002 refused, and yet java, process \\d+, listens there")
                .contains("a firewall rule may reject it: `probe 7002`");
    }

    @Test
    void aCheckAndARequestBlameTheFirewallToo() throws Exception {
        String said = behind(
                        "serve 7002 as web",
                        "http GET :7002/",
                        "check GET http://127.0.0.1:7002/ answers 200",
                        "check port 7002 echoes \"x\"",
                        "check port 7002 is listening",
                        "check port 7002 is free")
                .replaceAll("\\s+", " ");
        assertThat(said)
                .containsPattern("port 7002 refused, and yet java, process \\d+, listens on 127.0.0.1:7002")
                .containsPattern("connection refused, and yet java, process \\d+, listens on 127.0.0.1:7002")
                .contains("connection refused, though a program listens on")
                .doesNotContain("nobody listens");
        assertThat(said).contains("127.0.0.1:7002 is in LISTEN", "127.0.0.1:7002 is held by web of this lab");
    }

    @Test
    void doctorCountsTheRulesThatBar() throws Exception {
        assertThat(behind("doctor")).contains("firewall: warning: nft lists 5 rules that drop or reject");
    }

    private String behind(String... lines) throws Exception {
        List<String> command = new ArrayList<>(NAMESPACE);
        command.addAll(List.of(
                "sh",
                "-c",
                "ip link set lo up && printf '%s' \"$1\" | nft -f - && exec \"$0\" run -",
                Program.launcher().toAbsolutePath().toString(),
                RULES));
        try (Program program = Program.start(state, state, command)) {
            return program.end(String.join("\n", lines) + "\n").output();
        }
    }

    /** What was said of the port, as one line. */
    private static String section(String output, int port) {
        int from = output.indexOf("127.0.0.1:" + port + " ", output.indexOf("outcome") < 0 ? 0 : firstProbe(output));
        assertThat(from).as("nothing was said of port " + port + ": " + output).isNotNegative();
        int to = output.indexOf("\n127.0.0.1:", from + 1);
        return output.substring(from, to < 0 ? output.length() : to).replaceAll("\\s+", " ");
    }

    /** Lines before the first probe are about listening. */
    private static int firstProbe(String output) {
        return output.lastIndexOf("127.0.0.1:", output.indexOf("outcome"));
    }
}
