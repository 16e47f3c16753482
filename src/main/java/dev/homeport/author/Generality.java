package dev.homeport.author;

import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import dev.homeport.session.Rehearsal.Attempt;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import java.util.List;
import java.util.Optional;

/** Tells whether the message of a wrong answer says something of that answer, or would be found whatever was typed. */
final class Generality {
    private final String message;

    Generality(String message) {
        this.message = message;
    }

    /**
     * What else the message fits, in words that follow it; empty if it is the answer's own.
     *
     * @param others what the step's other wrong answers brought, those with another message
     */
    Optional<String> fits(Attempt attempt, List<Attempt> others) {
        List<Judged> now = attempt.verdicts();
        if (!message.contains(" ")) {
            return Optional.of("is a single word, which fits too much");
        }
        if (now.stream().anyMatch(each -> isIn(each.sentence()) || isIn(expected(each)))) {
            return Optional.of("stands in a check's own words, which are shown with every answer");
        }
        return others.stream().anyMatch(each -> isIn(AttemptWords.findings(each)))
                ? Optional.of("is said of another wrong answer, too")
                : Optional.empty();
    }

    /**
     * Whether it would be said without the answer as well. That can be right where the answer is only not what was asked for.
     *
     * @param untouched the verdicts before anything was typed
     */
    boolean isSaidBefore(List<Judged> untouched, Attempt attempt) {
        List<Judged> now = attempt.verdicts();
        boolean saidBefore = untouched.stream().anyMatch(each -> isIn(observed(each)));
        boolean asBefore = untouched.stream()
                .map(Generality::observed)
                .toList()
                .equals(now.stream().map(Generality::observed).toList());
        return saidBefore && asBefore;
    }

    private boolean isIn(String text) {
        return text.contains(message);
    }

    private static String observed(Judged judged) {
        return judged.verdict() instanceof Verdict.CouldNotLook could
                ? could.reason()
                : finding(judged)
                        .map(each -> each.observed() + "\n" + each.next())
                        .orElse("");
    }

    private static String expected(Judged judged) {
        return finding(judged).map(Finding::expected).orElse("");
    }

    private static Optional<Finding> finding(Judged judged) {
        if (judged.verdict() instanceof Verdict.Wrong wrong) {
            return Optional.of(wrong.finding());
        }
        return judged.verdict() instanceof Verdict.NotYet notYet ? Optional.of(notYet.finding()) : Optional.empty();
    }
}
