package dev.homeport.author;

import dev.homeport.author.Proof.Failure;
import dev.homeport.author.Proof.Skipped;
import dev.homeport.lesson.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What one part of a proof has found so far. For one thread. */
final class Findings {
    private final String run;
    private final UnaryOperator<String> asWritten;
    final List<Failure> failures = new ArrayList<>();
    final List<Failure> remarks = new ArrayList<>();
    final List<Skipped> skipped = new ArrayList<>();
    int claims;
    int looking;

    /**
     * @param run what sets this run apart
     * @param asWritten gives a message the ports that the author wrote in place of those it was proved with
     */
    Findings(String run, UnaryOperator<String> asWritten) {
        this.run = run;
        this.asWritten = asWritten;
    }

    /** Counts a claim that holds, and keeps one that does not; whether it holds. */
    boolean claim(Rule rule, Step step, int line, boolean holds, Supplier<String> message) {
        if (holds) {
            claims++;
        } else {
            failures.add(new Failure(line, step.id(), run, rule, asWritten.apply(message.get())));
        }
        return holds;
    }

    boolean claim(Rule rule, Step step, boolean holds, Supplier<String> message) {
        return claim(rule, step, step.line(), holds, message);
    }

    void remark(Rule rule, Step step, int line, String message) {
        remarks.add(new Failure(line, step.id(), run, rule, asWritten.apply(message)));
    }

    void skip(String what, int line, String reason) {
        skipped.add(new Skipped(what, line, reason));
    }

    void add(Findings other) {
        failures.addAll(other.failures);
        remarks.addAll(other.remarks);
        skipped.addAll(other.skipped);
        claims += other.claims;
        looking += other.looking;
    }
}
