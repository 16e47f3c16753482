package dev.homeport.session;

import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.Lab;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.session.SessionEvent.ChecksJudged;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import dev.homeport.verb.CommandLine;
import dev.homeport.verb.Help;
import dev.homeport.verb.Report;
import dev.homeport.verb.Verb;
import dev.homeport.verb.VerbContext;
import dev.homeport.verb.VerbException;
import dev.homeport.verb.Verbs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A learner's session: runs lines on the lab, and walks through lessons when one is started. */
public final class Session implements Console {
    private static final Duration CLOSING = Duration.ofSeconds(1);
    /** The longest that lines wait for a lab that never comes to rest. */
    private static final Duration MOST_SETTLING = Duration.ofSeconds(5);

    private final Lab lab;
    private final LessonFolder lessons;
    private final Journal journal;
    private final SessionSettings settings;
    private final Consumer<SessionEvent> out;
    private final Values values;
    private final Standing standing;
    private final Course course;
    private final List<Verb> verbs;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Cancellation running = new Cancellation();
    private Outcome outcome = Outcome.OK;
    /** Takes what is to be shown only after something else; null where it is shown at once. */
    private @Nullable List<SessionEvent> holding;

    private volatile boolean closed;

    /** @param out takes what is to be shown; called by the thread that submits or ticks */
    public Session(
            Lab lab, LessonFolder lessons, Journal journal, SessionSettings settings, Consumer<SessionEvent> out) {
        this.lab = lab;
        this.lessons = lessons;
        this.journal = journal;
        this.settings = settings;
        this.out = event -> {
            List<SessionEvent> held = holding;
            if (held == null) {
                out.accept(event);
            } else {
                held.add(event);
            }
        };
        this.values = new Values(lab);
        this.standing = new Standing(lessons, journal);
        this.course = new Course(lab, lessons, standing, values, this.out, this::runQuietly, () -> act("check"));
        List<Verb> all = new ArrayList<>(
                LessonVerbs.of(new LessonDesk(course, standing, values, this.out, this::act, this::worsen), course));
        all.addAll(Verbs.all());
        all.add(new Help(this::verbs));
        this.verbs = List.copyOf(all);
    }

    @Override
    public Outcome begin() {
        turn.lock();
        try {
            outcome = Outcome.OK;
            greet();
            return outcome;
        } finally {
            turn.unlock();
        }
    }

    private void greet() {
        standing.read();
        Optional<String> wanted = settings.start();
        Optional<String> current = standing.current().filter(id -> !standing.isDone(id));
        if (wanted.isPresent()) {
            startWith(wanted);
        } else if (settings.interactive() && current.isPresent()) {
            say("Welcome back.");
            startWith(current);
        } else if (settings.interactive()) {
            say("Homeport: learn networking with your own hands, on loopback.");
            say("Type `start` for a lesson, `lessons` to see them all, or `help` for every verb.");
        }
        sayWarnings();
    }

    private void startWith(Optional<String> lesson) {
        try {
            course.start(lesson);
        } catch (VerbException e) {
            fail(e);
        }
    }

    @Override
    public Outcome submit(String line) {
        turn.lock();
        try {
            outcome = Outcome.OK;
            running = new Cancellation();
            String typed = line.strip();
            LessonRun open = course.run();
            if (typed.isEmpty()) {
                readOn(open);
            } else if (!typed.startsWith("#")) {
                runTyped(typed, open);
            }
            sayWarnings();
            return outcome;
        } catch (RuntimeException fault) {
            // One broken verb must not take the learner's open sockets with it.
            out.accept(new SessionEvent.Reported(new Report.Failure(
                    Trouble.OTHER,
                    "a fault of Homeport's own: " + fault,
                    "what was open is still open; try another way")));
            return Outcome.COULD_NOT_LOOK;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void cancel() {
        running.cancel();
    }

    @Override
    public void tick() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            LessonRun open = course.run();
            if (open != null && !closed) {
                // A Ctrl-C that ended the last line must not end this look.
                running = new Cancellation();
                boolean passed = course.judgeAndGoOn(open, true);
                if (!passed) {
                    offerDueHints(open);
                }
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public boolean hintIsDue() {
        if (!turn.tryLock()) {
            return false;
        }
        try {
            LessonRun open = course.run();
            return open != null && open.hintIsDue();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public PromptView prompt() {
        LessonRun open = course.run();
        int sockets = openSockets();
        if (open == null) {
            boolean untouched = !course.isPlaying() && lab.mark() == 0;
            Optional<String> start = untouched ? Optional.of("start") : Optional.empty();
            return new PromptView(Optional.empty(), "", 0, 0, 0, sockets, start);
        }
        return new PromptView(
                Optional.of(open.lesson.id()),
                open.lesson.title(),
                open.state().index + 1,
                open.lesson.steps().size(),
                standing.passed(open.lesson.id()),
                sockets,
                open.suggestion());
    }

    /** Without the connections that servers accepted by themselves. */
    private int openSockets() {
        List<LedgerEntry> open = lab.ledger().stream().filter(LedgerEntry::open).toList();
        return (int) open.stream()
                .filter(e -> e.parent() == null
                        || lab.find(e.parent())
                                .filter(p -> p.kind() == SocketKind.LISTENER)
                                .isPresent())
                .count();
    }

    @Override
    public List<Verb> verbs() {
        return verbs;
    }

    @Override
    public List<String> lessonIds() {
        return lessons.summaries().stream().map(LessonFolder.Summary::id).toList();
    }

    @Override
    public Lab lab() {
        return lab;
    }

    @Override
    public void close() {
        // What the closing itself makes true, such as a free port, passes no step.
        closed = true;
        running.cancel();
        boolean mine = awaitTurn();
        try {
            journal.close();
            lab.close();
        } finally {
            if (mine) {
                turn.unlock();
            }
        }
    }

    private boolean awaitTurn() {
        try {
            return turn.tryLock(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
    /** The way through the lessons, for proofs. */
    Course course() {
        return course;
    }

    /** Enter on an empty line: reads on where a step only wants to be read, and looks again elsewhere. */
    private void readOn(@Nullable LessonRun open) {
        if (open == null) {
            return;
        }
        if (open.step().hasTask()) {
            judge(open);
        } else {
            course.readOn(open);
        }
    }

    private void runTyped(String typed, @Nullable LessonRun open) {
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
            fail(e);
            if (open != null && open == course.run()) {
                open.state().troubles.add(e.trouble());
                offerDueHints(open);
            }
        }
        String came = outcome.name().toLowerCase(Locale.ROOT);
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
        if (acts && open != null && open.state().waitsForPrediction()) {
            outcome = Outcome.USAGE;
            out.accept(new SessionEvent.Reported(new Report.Failure(
                    Trouble.BAD_INPUT,
                    "this step asks first what you think will happen",
                    "type the number of your guess, then the command again; nothing is graded")));
            return;
        }
        if (acts) {
            refuseMissingValues(filled);
        }
        Optional<VerbException> failure = Optional.empty();
        try {
            Consumer<Report> reports = report -> out.accept(new SessionEvent.Reported(report));
            parsed.verb().run(parsed.arguments(), new VerbContext(lab, reports, act(filled)));
        } catch (VerbException e) {
            failure = Optional.of(e);
        }
        if (open == null || open != course.run() || outcome == Outcome.QUIT) {
            failure.ifPresent(this::fail);
        } else {
            judgeAfter(open, filled, acts, failure);
        }
    }

    private void judgeAfter(LessonRun open, String filled, boolean acts, Optional<VerbException> failure) {
        StepState state = open.state();
        boolean cancelled =
                failure.filter(e -> e.trouble() == Trouble.CANCELLED).isPresent();
        failure.ifPresent(e -> state.troubles.add(e.trouble()));
        if (acts && !cancelled) {
            state.acted.add(filled);
            state.tries += open.isOnTheWay() ? 0 : 1;
        }
        state.told.clear();
        boolean onlyToBeRead = acts && open.isOnlyToBeRead(filled);
        if (acts && (failure.isEmpty() || onlyToBeRead)) {
            state.done.add(filled);
        }
        if (failure.isEmpty()) {
            judge(open);
        } else {
            judgeFailed(open, failure.get(), onlyToBeRead);
        }
        boolean stillHere = course.run() == open && open.state() == state;
        if (acts && stillHere) {
            explainWrongAnswer(open);
        }
        if (stillHere) {
            offerDueHints(open);
        }
    }

    /** Where failing is the point of the step, the line did what it should: then its failure is told as what happened. */
    private void judgeFailed(LessonRun open, VerbException failure, boolean onlyToBeRead) {
        List<SessionEvent> held = new ArrayList<>();
        holding = held;
        boolean meant;
        try {
            meant = judge(open) || onlyToBeRead;
        } finally {
            holding = null;
        }
        if (meant) {
            tell(failure);
        } else {
            fail(failure);
        }
        held.forEach(out);
    }

    private void tell(VerbException failure) {
        String what = failure.what();
        String sentence = what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + ".";
        out.accept(new SessionEvent.Reported(new Report.Remark(sentence)));
    }

    private void offerDueHints(LessonRun open) {
        if (open.offerDueHints()) {
            out.accept(new SessionEvent.HintOffered());
        }
    }

    /** A wrong answer that the lesson foresaw gets at once what {@code check} would show. */
    private void explainWrongAnswer(LessonRun open) {
        if (open.isForeseenWrongAnswer()) {
            List<Judged> failing = open.judgeExpects(act("check")).stream()
                    .filter(j -> !j.verdict().passed())
                    .filter(j -> !open.state().told.contains(j.sentence()))
                    .toList();
            if (!failing.isEmpty()) {
                out.accept(new ChecksJudged(failing));
            }
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

    private void fail(VerbException e) {
        if (e.trouble() == Trouble.CANCELLED) {
            // Ctrl-C is a wish that was granted.
            outcome = Outcome.FAILED;
            tell(e);
            return;
        }
        outcome = switch (e.trouble()) {
            case BAD_INPUT -> Outcome.USAGE;
            case COULD_NOT_LOOK -> Outcome.COULD_NOT_LOOK;
            default -> Outcome.FAILED;
        };
        out.accept(new SessionEvent.Reported(new Report.Failure(e.trouble(), e.what(), e.next())));
    }

    /** Judges until the step passes, or nothing has changed for as long as the settings say; whether it has passed. */
    private boolean judge(LessonRun open) {
        if (running.isCancelled()) {
            // Ctrl-C ended the verb. What it did until then is judged all the same.
            running = new Cancellation();
        }
        long deadline = System.nanoTime() + MOST_SETTLING.toNanos();
        boolean changed = true;
        while (changed && !closed && System.nanoTime() < deadline) {
            long seen = lab.revision();
            if (course.judgeAndGoOn(open, false)) {
                return true;
            }
            changed = !settings.settle().isZero() && awaitChange(seen);
        }
        // The kernel's own table changes without a wire event: look once more when all is quiet.
        return !settings.settle().isZero() && !closed && course.judgeAndGoOn(open, false);
    }

    private boolean awaitChange(long seen) {
        try {
            return lab.awaitChange(seen, settings.settle());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void worsen(Outcome came) {
        outcome = came.compareTo(outcome) > 0 ? came : outcome;
    }

    /** Runs a lesson's own line; what it shows is of no interest, and where failing is the point, it fails. */
    private void runQuietly(String line) {
        String filled = values.fill(line);
        try {
            Optional<CommandLine> parsed = CommandLine.parse(filled, verbs);
            if (parsed.isPresent()) {
                parsed.get().verb().run(parsed.get().arguments(), new VerbContext(lab, report -> {}, act(filled)));
            }
        } catch (VerbException e) {
            LessonRun open = course.run();
            if (open != null) {
                open.state().troubles.add(e.trouble());
            }
        }
    }

    private void sayWarnings() {
        journal.takeWarnings().forEach(w -> out.accept(new SessionEvent.Warned(w)));
    }

    private void say(String text) {
        out.accept(new SessionEvent.Said(text));
    }

    private Act act(String line) {
        return new Act(line, Act.DEFAULT_WITHIN, running);
    }

    private static boolean isNumbers(String typed) {
        return typed.chars().allMatch(c -> c == ' ' || c == ',' || (c >= '0' && c <= '9'));
    }
}
