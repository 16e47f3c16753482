package dev.homeport.session;

import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import dev.homeport.lab.Lab;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.verb.CommandLine;
import dev.homeport.verb.Front;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A learner's session: runs lines on the lab, and walks through lessons when one is started. */
public final class Session implements Console {
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Lab lab;
    private final LessonFolder lessons;
    private final Journal journal;
    private final SessionSettings settings;
    private final Transcript transcript = new Transcript();
    private final Outbox out;
    private final Turn turn;
    private final Values values;
    private final Standing standing;
    private final Course course;
    private final Aftermath aftermath;
    private final List<Verb> verbs;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile boolean closed;
    private volatile @Nullable Function<SessionEvent, String> plain;
    /** Until somebody says who reads along, lines are taken for a lesson's: those may do least. */
    private volatile Front front = Front.NOBODY;

    /** @param out takes what is to be shown; called by the thread that submits or ticks */
    public Session(
            Lab lab, LessonFolder lessons, Journal journal, SessionSettings settings, Consumer<SessionEvent> out) {
        this.lab = lab;
        this.lessons = lessons;
        this.journal = journal;
        this.settings = settings;
        this.out = new Outbox(event -> {
            transcript.shown(event);
            out.accept(event);
        });
        this.turn = new Turn(this.out);
        this.values = new Values(lab);
        this.standing = new Standing(lessons, journal);
        this.course = new Course(lab, lessons, standing, values, this.out, this::runQuietly, () -> turn.act("check"));
        this.aftermath = new Aftermath(lab, course, turn, settings.settle(), () -> closed, this.out);
        List<Verb> all = new ArrayList<>(LessonVerbs.of(
                new LessonDesk(lab, course, standing, values, this.out, turn::act, turn::worsen), course));
        all.addAll(Verbs.all());
        all.addAll(Verbs.forLearners());
        all.add(new Save(transcript, () -> plain));
        all.add(new Help(this::verbs));
        this.verbs = List.copyOf(all);
    }

    /** Says how an event reads as plain text, for {@code save}; until then nothing can be saved. */
    public void writesAs(Function<SessionEvent, String> asPlainText) {
        plain = asPlainText;
    }

    @Override
    public Outcome begin() {
        oneAtATime.lock();
        try {
            turn.begin();
            greet();
            return turn.outcome();
        } finally {
            oneAtATime.unlock();
        }
    }

    private void greet() {
        standing.read();
        Optional<String> wanted = settings.start();
        Optional<String> current = standing.current().filter(id -> !standing.isDone(id));
        if (wanted.isPresent()) {
            startWith(wanted);
        } else if (settings.interactive() && current.isPresent()) {
            out.say("Welcome back.");
            startWith(current);
        } else if (settings.interactive()) {
            out.say("Homeport: learn networking with your own hands, on loopback.");
            out.say("Type `start` for a lesson, `lessons` to see them all, or `help` for every verb.");
        }
        sayWarnings();
    }

    private void startWith(Optional<String> lesson) {
        try {
            course.start(lesson);
        } catch (VerbException e) {
            turn.fail(e);
        }
    }

    @Override
    public Outcome submit(String line) {
        oneAtATime.lock();
        try {
            turn.begin();
            String typed = line.strip();
            LessonRun open = course.run();
            if (typed.isEmpty()) {
                readOn(open);
            } else if (!typed.startsWith("#")) {
                runTyped(typed, open);
            }
            sayWarnings();
            return turn.outcome();
        } catch (RuntimeException fault) {
            // One broken verb must not take the learner's open sockets with it.
            out.report(new Report.Failure(
                    Trouble.OTHER,
                    "a fault of Homeport's own: " + fault,
                    "what was open is still open; try another way"));
            return Outcome.COULD_NOT_LOOK;
        } finally {
            oneAtATime.unlock();
        }
    }

    @Override
    public void meets(Front who) {
        front = new SessionFront(who, journal);
    }

    @Override
    public void cancel() {
        turn.cancel();
    }

    @Override
    public void tick() {
        if (!oneAtATime.tryLock()) {
            return;
        }
        try {
            LessonRun open = course.run();
            if (open != null && !closed) {
                turn.forgetCancellation();
                boolean passed = course.judgeAndGoOn(open, true);
                if (!passed) {
                    aftermath.offerDueHints(open);
                }
            }
            sayWarnings();
        } finally {
            oneAtATime.unlock();
        }
    }

    @Override
    public boolean hintIsDue() {
        if (!oneAtATime.tryLock()) {
            return false;
        }
        try {
            LessonRun open = course.run();
            return open != null && open.hintIsDue();
        } finally {
            oneAtATime.unlock();
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
        turn.cancel();
        boolean mine = awaitTurn();
        try {
            journal.close();
            lab.close();
        } finally {
            if (mine) {
                oneAtATime.unlock();
            }
        }
    }

    private boolean awaitTurn() {
        try {
            return oneAtATime.tryLock(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
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
            aftermath.judge(open);
        } else {
            course.readOn(open);
        }
    }

    private void runTyped(String typed, @Nullable LessonRun open) {
        transcript.typed(typed);
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
        if (acts && open != null && open.state().waitsForPrediction()) {
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
            parsed.verb()
                    .run(parsed.arguments(), new VerbContext(lab, out::report, out::live, turn.act(filled), front));
        } catch (VerbException e) {
            failure = Optional.of(e);
        }
        if (open == null || open != course.run() || turn.outcome() == Outcome.QUIT) {
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
    private void runQuietly(String line) {
        String filled = values.fill(line);
        try {
            Optional<CommandLine> parsed = CommandLine.parse(filled, verbs);
            if (parsed.isPresent()) {
                parsed.get().verb().run(parsed.get().arguments(), new VerbContext(lab, report -> {}, turn.act(filled)));
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
        lab.takeWarnings().forEach(w -> out.accept(new SessionEvent.Warned(w)));
    }

    private static boolean isNumbers(String typed) {
        return typed.chars().allMatch(c -> c == ' ' || c == ',' || (c >= '0' && c <= '9'));
    }
}
