package dev.homeport.testkit;

import dev.homeport.check.Check;
import dev.homeport.check.Finding;
import dev.homeport.check.Sentences;
import dev.homeport.check.Verdict;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * What all assertions about sockets share. Each asks one sentence of the lessons' and fails with its expected, observed and
 * next lines; where nothing could be seen it fails with {@link CouldNotLookError}, and it passes on evidence only.
 *
 * @param <SELF> the assertion itself
 * @param <ACTUAL> what it speaks of
 */
public abstract class SentenceAssert<SELF extends SentenceAssert<SELF, ACTUAL>, ACTUAL>
        extends AbstractAssert<SELF, ACTUAL> {
    private final Eyes eyes;
    private Optional<Duration> within = Optional.empty();
    private boolean negated;

    SentenceAssert(ACTUAL actual, Class<?> self, Eyes eyes) {
        super(actual, self);
        this.eyes = eyes;
    }

    /**
     * Lets each of the following assertions take so long to become true. It is judged again whenever something happens on the
     * lab's sockets or the kernel's table changes (noticed twice a second), and once more at the end. Without this it is
     * judged once, now.
     *
     * @param atMost 1 ms to 60 s; also the time that a server may take to answer a probe, from its first byte on, which is
     *     2 s otherwise
     */
    public SELF within(Duration atMost) {
        within = Optional.of(atMost);
        return myself;
    }

    /** Turns the next assertion round, as {@code not} does in a sentence. What is not there passes neither way. */
    public SELF not() {
        negated = !negated;
        return myself;
    }

    /** @throws IllegalArgumentException if a value can't stand in the sentence, such as port 0 */
    SELF holds(String pattern, Object... slots) {
        boolean not = negated;
        negated = false;
        Check check = Sentences.check(pattern, not, within, slots);
        Verdict verdict = eyes.judge(check);
        if (verdict instanceof Verdict.CouldNotLook blind) {
            String described = info.hasDescription() ? "[" + info.descriptionText() + "] " : "";
            throw new CouldNotLookError(described + FailureText.couldNotLook(check, blind.reason()));
        }
        if (verdict instanceof Verdict.NotYet notYet) {
            fail(FailureText.notYet(check, notYet.finding()), notYet.finding());
        }
        if (verdict instanceof Verdict.Wrong wrong) {
            fail(FailureText.wrong(check, wrong.finding()), wrong.finding());
        }
        return myself;
    }

    private void fail(String text, Finding finding) {
        Finding.Difference bytes = finding.difference();
        if (bytes == null) {
            failWithMessage("%s", text);
        } else {
            // A development environment shows these two side by side.
            failWithActualExpectedAndMessage(
                    bytes.observed().text(), bytes.expected().text(), "%s", text);
        }
    }
}
