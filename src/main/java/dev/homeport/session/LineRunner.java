package dev.homeport.session;

import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.net.Trouble;
import dev.homeport.verb.CommandLine;
import dev.homeport.verb.Front;
import dev.homeport.verb.Verb;
import dev.homeport.verb.VerbContext;
import dev.homeport.verb.VerbException;
import dev.homeport.verb.Verbs;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs lines on the lab: what was typed, with all that follows in a lesson, and what a lesson runs by itself. */
final class LineRunner {
    private static final List<Verb> LESSONS_OWN = Verbs.all();

    private final Lab lab;
    private final List<Verb> verbs;
    private final Values values;
    private final Course course;
    private final Aftermath aftermath;
    private final Turn turn;
    private final Outbox out;
    private final Journal journal;
    /** Until somebody says who reads along, lines are taken for a lesson's: those may do least. */
    private volatile Front front = Front.NOBODY;

    private final LessonGuard guard;
    /** Whether the learner waits for what runs now, and could answer a question. */
    private volatile boolean attended;

    LineRunner(
            Lab lab,
            List<Verb> verbs,
            Values values,
            Course course,
            Aftermath aftermath,
            Turn turn,
            Outbox out,
            Journal journal) {
        this.lab = lab;
        this.verbs = verbs;
        this.values = values;
        this.course = course;
        this.aftermath = aftermath;
        this.turn = turn;
        this.out = out;
        this.journal = journal;
        this.guard = new LessonGuard(lab);
    }

    LessonGuard guard() {
        return guard;
    }

    void attended(boolean now) {
        attended = now;
    }

    void meets(Front who) {
        front = who;
    }

    /** A line that the learner typed. */
    void run(String typed, @Nullable LessonRun open) {
        boolean answers = open != null && isNumbers(typed) && open.question().isPresent();
        String filled = values.fill(answers ? "answer " + typed.replace(',', ' ') : typed);
        String lesson = open == null ? "" : open.lesson.id();
        String step = open == null ? "" : open.step().id();
        try {
            Optional<CommandLine> parsed = parse(filled);
            if (parsed.isPresent()) {
                runParsed(parsed.get(), filled, open);
            }
        } catch (VerbException e) {
            turn.fail(e);
            if (open != null && open == course.run()) {
                open.state().troubles.add(e.trouble());
                aftermath.offerDueHints(open);
            }
        }
        String came = turn.outcome().name().toLowerCase(Locale.ROOT);
        journal.append(new Entry(Instant.now(), Entry.Kind.LINE, lesson, step, typed, came));
    }

    private Optional<CommandLine> parse(String filled) throws VerbException {
        try {
            return CommandLine.parse(filled, verbs);
        } catch (VerbException e) {
            refuseMissingValues(filled);
            throw e;
        }
    }

    private void runParsed(CommandLine parsed, String filled, @Nullable LessonRun open) throws VerbException {
        boolean acts = parsed.verb().spec().acts();
        boolean onlyOpensPrompt = Aftermath.OPENS_PROMPT.equals(filled.strip());
        if (acts && !onlyOpensPrompt && open != null && open.state().waitsForPrediction()) {
            throw new VerbException(
                    Trouble.BAD_INPUT,
                    "this step asks first what you think will happen",
                    "type the number of your guess, then the command again; nothing is graded");
        }
        if (acts) {
            refuseMissingValues(filled);
        }
        Optional<VerbException> failure = Optional.empty();
        try {
            if (front.origin() == Front.Origin.LESSON) {
                guard.admit(parsed, filled, Front.NOBODY, turn.act(filled));
            }
            parsed.verb()
                    .run(parsed.arguments(), new VerbContext(lab, out::report, out::live, turn.act(filled), front));
        } catch (VerbException e) {
            failure = Optional.of(e);
        }
        if (open == null || open != course.run() || turn.outcome() == Console.Outcome.QUIT) {
            failure.ifPresent(turn::fail);
        } else {
            aftermath.of(open, filled, acts, failure);
        }
    }

    /** A value that is not there yet would only be called a bad endpoint or be sent as it stands. */
    private void refuseMissingValues(String filled) throws VerbException {
        Optional<Verdict> missing = values.missing(filled);
        if (missing.isPresent() && missing.get() instanceof Verdict.NotYet notYet) {
            Finding finding = notYet.finding();
            throw new VerbException(Trouble.BAD_INPUT, finding.observed(), finding.next());
        }
    }

    /** Runs a lesson's own line; what it shows is of no interest, and where failing is the point, it fails. */
    void runQuietly(String line) {
        String filled = values.fill(line);
        try {
            // Not the session's own verbs, nor those that only a learner may use.
            Optional<CommandLine> parsed = CommandLine.parse(filled, LESSONS_OWN);
            if (parsed.isPresent() && admitted(parsed.get(), filled)) {
                parsed.get().verb().run(parsed.get().arguments(), new VerbContext(lab, report -> {}, turn.act(filled)));
            }
        } catch (VerbException e) {
            LessonRun open = course.run();
            if (open != null) {
                open.state().troubles.add(e.trouble());
            }
        }
    }

    /** What a lesson's line is refused for is no failure of the step's, and is said. */
    private boolean admitted(CommandLine line, String filled) {
        Act act = turn.act(filled);
        try {
            guard.admit(line, filled, attended ? front : Front.NOBODY, act);
            return true;
        } catch (VerbException refused) {
            turn.fail(refused);
            return false;
        }
    }

    private static boolean isNumbers(String typed) {
        return typed.chars().allMatch(c -> c == ' ' || c == ',' || (c >= '0' && c <= '9'));
    }
}
