package dev.homeport.session;

import dev.homeport.lab.Lab;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.verb.Front;
import dev.homeport.verb.Help;
import dev.homeport.verb.Report;
import dev.homeport.verb.Verb;
import dev.homeport.verb.VerbException;
import dev.homeport.verb.Verbs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A learner's session: runs lines on the lab, and walks through lessons when one is started. */
public final class Session implements Console {
    /** How long a line that runs may take to end, once it is cancelled. */
    private static final Duration CLOSING = Duration.ofMillis(400);

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
    private final LineRunner lines;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile boolean closed;
    private volatile @Nullable Function<SessionEvent, String> plain;

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
        this.lines = new LineRunner(lab, verbs, values, course, aftermath, turn, this.out, journal);
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
        journal.tidy();
        Optional<String> wanted = settings.start();
        Optional<String> current = standing.current().filter(id -> !standing.isDone(id));
        if (wanted.isPresent()) {
            startWith(wanted.filter(id -> !id.equals(SessionSettings.NEXT)));
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
        lines.attended(true);
        try {
            turn.begin();
            String typed = line.strip();
            LessonRun open = course.run();
            if (typed.isEmpty()) {
                readOn(open);
            } else if (!typed.startsWith("#")) {
                transcript.typed(typed);
                lines.run(typed, open);
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
            lines.attended(false);
            oneAtATime.unlock();
        }
    }

    @Override
    public void meets(Front who) {
        lines.meets(new SessionFront(who, journal));
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
            return new PromptView(Optional.empty(), "", 0, 0, 0, sockets, false, start);
        }
        return new PromptView(
                Optional.of(open.lesson.id()),
                open.lesson.title(),
                open.state().index + 1,
                open.lesson.steps().size(),
                standing.passed(open.lesson.id()),
                sockets,
                open.question().isPresent(),
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

    /** For proofs: how long a line waits that does not say so itself. */
    void patience(Duration atMost) {
        turn.patience(atMost);
    }

    /** What was refused to a lesson's own lines so far, for proofs. */
    List<LessonGuard.Refusal> refusals() {
        return lines.guard().refusals();
    }

    /** Enter on an empty line: reads on where a step only wants to be read, and looks again elsewhere. */
    private void readOn(@Nullable LessonRun open) {
        if (open == null) {
            return;
        }
        if (open.step().hasTask()) {
            open.state().looked = true;
            aftermath.judge(open);
        } else {
            course.readOn(open);
        }
    }

    private void runQuietly(String line) {
        lines.runQuietly(line);
    }

    private void sayWarnings() {
        journal.takeWarnings().forEach(w -> out.accept(new SessionEvent.Warned(w)));
        lab.takeWarnings().forEach(w -> out.accept(new SessionEvent.Warned(w)));
    }
}
