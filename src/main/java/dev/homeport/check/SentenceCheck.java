package dev.homeport.check;

import dev.homeport.net.Look;
import dev.homeport.net.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A declared sentence with its slots filled.
 *
 * @param active by its declaration: a value that is not known yet does not make it passive
 */
record SentenceCheck(
        String sentence, Optional<Duration> within, boolean active, boolean negated, String expected, Judge judge)
        implements Check {

    @Override
    public Set<Look<?>> looks() {
        return judge.looks();
    }

    @Override
    public Verdict judge(Snapshot seen) {
        return judge.judging().apply(seen).verdict(expected, negated);
    }
}
