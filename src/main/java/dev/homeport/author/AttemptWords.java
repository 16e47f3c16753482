package dev.homeport.author;

import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import dev.homeport.net.Trouble;
import dev.homeport.render.Layout;
import dev.homeport.render.Renderer;
import dev.homeport.session.Rehearsal.Attempt;
import dev.homeport.session.SessionEvent;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import dev.homeport.verb.Report;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of an attempt, in the words of a message to the lesson's author. */
final class AttemptWords {
    private static final Set<Trouble> SLIPS =
            EnumSet.of(Trouble.BAD_INPUT, Trouble.NO_SUCH_SOCKET, Trouble.WRONG_KIND, Trouble.NAME_IN_USE);

    private AttemptWords() {}

    /** Why it did not pass. */
    static String why(Attempt attempt) {
        String failing = attempt.verdicts().stream()
                .filter(j -> !j.verdict().passed())
                .map(j -> j.sentence() + " (" + observed(j.verdict()) + ")")
                .collect(Collectors.joining("; "));
        return failing.isEmpty() ? "its question stays open" : failing;
    }

    private static String observed(Verdict verdict) {
        if (verdict instanceof Verdict.CouldNotLook could) {
            return "could not look: " + could.reason();
        }
        if (verdict instanceof Verdict.Wrong wrong) {
            return "observed: " + wrong.finding().observed();
        }
        Finding finding = ((Verdict.NotYet) verdict).finding();
        return "not yet: " + finding.observed();
    }

    /** What the lines themselves failed with; a step can pass all the same, where failing is its point. */
    static String failures(Attempt attempt) {
        return attempt.events().stream()
                .filter(SessionEvent.Reported.class::isInstance)
                .map(e -> ((SessionEvent.Reported) e).report())
                .filter(Report.Failure.class::isInstance)
                .map(r -> ((Report.Failure) r).what() + "; ")
                .collect(Collectors.joining());
    }

    /** Those of its lines that name what is not there, or do not say what they mean: no lesson has that for its point. */
    static List<String> slips(Attempt attempt) {
        return attempt.events().stream()
                .filter(SessionEvent.Reported.class::isInstance)
                .map(e -> ((SessionEvent.Reported) e).report())
                .filter(r -> r instanceof Report.Failure failure && SLIPS.contains(failure.trouble()))
                .map(r -> ((Report.Failure) r).what())
                .toList();
    }

    /** What was said of what the lines did, and not the message itself, which a session repeats for these very lines. */
    static String findings(Attempt attempt) {
        Renderer wide = new Renderer(new Layout(10_000, false));
        Stream<SessionEvent> said = attempt.events().stream().filter(e -> !(e instanceof SessionEvent.Said));
        Stream<SessionEvent> judged = Stream.of(new SessionEvent.ChecksJudged(attempt.verdicts()));
        return Stream.concat(said, judged)
                .flatMap(e -> wide.lines(e).stream())
                .map(line -> line.text())
                .collect(Collectors.joining("\n"));
    }

    /** The sentences that were called wrong before the step passed. */
    static List<String> blamed(Attempt attempt) {
        return attempt.events().stream()
                .takeWhile(e -> !(e instanceof SessionEvent.StepPassed))
                .filter(SessionEvent.ChecksJudged.class::isInstance)
                .flatMap(e -> ((SessionEvent.ChecksJudged) e).checks().stream())
                .filter(j -> j.verdict() instanceof Verdict.Wrong)
                .map(Judged::sentence)
                .toList();
    }
}
