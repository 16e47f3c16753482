package dev.homeport.app;

import dev.homeport.author.Allowed;
import dev.homeport.author.Proof;
import dev.homeport.author.Proof.Failure;
import dev.homeport.author.Proof.Skipped;
import dev.homeport.lesson.Problem;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What verify found, for people. */
final class VerifyReport {
    private final PrintStream out;

    VerifyReport(PrintStream out) {
        this.out = out;
    }

    void print(Collection<Problem> problems, List<Proof> proofs, Duration took) {
        problems.forEach(each -> out.println(each.describe()));
        proofs.forEach(this::print);
        proofs.forEach(this::skipped);
        Set<String> faulty = problems.stream().map(Problem::path).collect(Collectors.toSet());
        long proved = proofs.stream()
                .filter(proof -> proof.holds() && !faulty.contains(proof.path()))
                .count();
        proofs.forEach(proof -> faulty.add(proof.path()));
        int code = proofs.stream().mapToInt(VerifyReport::codeLeftOut).sum();
        out.println(proved + " of " + count(faulty.size(), "lesson") + " proved in "
                + String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0)
                + (code == 0
                        ? ""
                        : "; " + count(code, "solution") + " in code not run: " + Allowed.SH_OPTION + " runs "
                                + (code == 1 ? "it" : "them")));
    }

    private void print(Proof proof) {
        String remarks =
                proof.remarks().isEmpty() ? "" : ", " + count(proof.remarks().size(), "remark");
        if (proof.holds()) {
            int code = codeLeftOut(proof);
            out.println("proved  " + proof.id() + ": " + count(proof.steps(), "step") + ", "
                    + count(proof.claims(), "claim") + " held in 2 runs" + remarks
                    + (code == 0 ? "" : "; " + count(code, "solution") + " in code not run"));
        } else {
            out.println("not proved  " + proof.id() + ": "
                    + count(proof.failures().size(), "claim") + " did not hold" + remarks
                    + (proof.unproved() > 1
                            ? "; the " + count(proof.unproved() - 1, "step") + " after the first fault not tried"
                            : ""));
        }
        proof.failures().forEach(each -> print(proof, each, ""));
        proof.remarks().forEach(each -> print(proof, each, "remark: "));
    }

    private void print(Proof proof, Failure failure, String kind) {
        out.println("  " + proof.path() + ":" + failure.line() + ": " + kind + "step " + failure.step() + ": "
                + failure.message() + " (run " + failure.run() + ")");
        out.println("    rule  " + failure.rule().rule());
        out.println("    next  " + failure.rule().remedy());
    }

    private void skipped(Proof proof) {
        Map<String, List<Skipped>> kinds = new LinkedHashMap<>();
        for (Skipped each : proof.skipped()) {
            kinds.computeIfAbsent(each.what() + ", because " + each.reason(), kind -> new java.util.ArrayList<>())
                    .add(each);
        }
        kinds.forEach((kind, all) -> out.println("skipped  " + proof.path() + ":"
                + all.stream().map(each -> Integer.toString(each.line())).collect(Collectors.joining(","))
                + ": " + (all.size() == 1 ? "" : all.size() + " x ") + kind));
    }

    private static int codeLeftOut(Proof proof) {
        return (int) proof.skipped().stream()
                .filter(each -> each.reason().endsWith(Proof.NOT_GIVEN))
                .count();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
