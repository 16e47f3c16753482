package dev.homeport.session;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.lesson.ParsedLesson;
import dev.homeport.lesson.Step;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.verb.VerbException;
import dev.homeport.words.Nearest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The learner's course through the lessons: which one is open, and going on, back, over and out of it. */
final class Course {
    private final Lab lab;
    private final LessonFolder lessons;
    private final Standing standing;
    private final StepJudge judge;
    private final Values values;
    private final Consumer<SessionEvent> out;
    private final Consumer<String> quietRunner;
    private final Supplier<Act> acts;
    private volatile @Nullable LessonRun run;
    /** What was opened last, though it may be over. */
    private @Nullable LessonRun last;
    /** Set aside by play; done brings it back. */
    private @Nullable LessonRun setAside;

    Course(
            Lab lab,
            LessonFolder lessons,
            Standing standing,
            Values values,
            Consumer<SessionEvent> out,
            Consumer<String> quietRunner,
            Supplier<Act> acts) {
        this.lab = lab;
        this.lessons = lessons;
        this.standing = standing;
        this.judge = new StepJudge(lab, values);
        this.values = values;
        this.out = out;
        this.quietRunner = quietRunner;
        this.acts = acts;
    }

    @Nullable
    LessonRun run() {
        return run;
    }

    StepJudge judge() {
        return judge;
    }

    boolean isPlaying() {
        return setAside != null;
    }

    LessonRun open() throws VerbException {
        LessonRun open = run;
        if (open == null) {
            throw isPlaying()
                    ? new VerbException(
                            Trouble.BAD_INPUT,
                            "the lesson is set aside for free play",
                            "done brings you back to its step")
                    : new VerbException(Trouble.BAD_INPUT, "no lesson is open", "start begins one; lessons lists them");
        }
        return open;
    }

    void start(Optional<String> wanted) throws VerbException {
        standing.read();
        if (wanted.filter(Drafts::isFile).isPresent()) {
            startDraft(wanted.get());
            return;
        }
        Optional<String> id = wanted.or(standing::next);
        if (id.isEmpty() && lessons.summaries().isEmpty()) {
            throw new VerbException(
                    Trouble.BAD_INPUT,
                    "there are no lessons here",
                    "where HOMEPORT_LESSONS is set, it names their folder; lessons says what is wrong with it");
        }
        if (id.isEmpty()) {
            say("All lessons are done. start LESSON takes one again; lessons lists them.");
            return;
        }
        Lesson lesson = load(id.get());
        List<String> missing =
                lesson.needs().stream().filter(need -> !standing.isDone(need)).toList();
        if (!missing.isEmpty() && standing.passed(lesson.id()) == 0) {
            say("This lesson builds on " + String.join(", ", missing) + ". You can go on all the same.");
        }
        open(lesson, standing.resumeAt(lesson));
    }

    /** From its beginning, each time: its author has changed it. */
    private void startDraft(String file) throws VerbException {
        Lesson draft = Drafts.read(file, out);
        standing.knows(draft);
        standing.add(new Entry(Instant.now(), Entry.Kind.RESET, draft.id(), "", "", ""));
        say("A draft: what passes in it counts for no lesson of the course.");
        open(draft, 0);
    }

    /** Opens the lesson at a step, as if all before it had just been done. */
    void open(Lesson lesson, int index) {
        LessonRun before = last;
        Mentions mentions;
        if (before != null && before.lesson.equals(lesson)) {
            mentions = before.mentions;
        } else {
            mentions = Mentions.of(lesson);
            judge.lessonBegins();
        }
        LessonRun started = new LessonRun(lesson, lab, judge, values, out, quietRunner, mentions);
        last = started;
        setAside = null;
        run = null;
        rebuildAndSayWhatItCloses(started, index);
        run = started;
        out.accept(new SessionEvent.LessonOpened(
                lesson.id(),
                lesson.title(),
                lesson.minutes(),
                lesson.steps().size(),
                index == 0 ? values.tell(lesson.intro()) : List.of()));
        arrive(started);
    }

    /** Judges the open step, and goes on if it has passed; whether it has. */
    boolean judgeAndGoOn(LessonRun open, boolean byItself) {
        Optional<List<String>> evidence = open.judge(acts.get());
        evidence.ifPresent(e -> pass(open, e, byItself));
        return evidence.isPresent();
    }

    /** Passes a step that asks for nothing but to be read. */
    void readOn(LessonRun open) {
        pass(open, List.of(), false);
    }

    void skip() throws VerbException {
        LessonRun open = open();
        keep(Entry.Kind.SKIPPED, open);
        List<String> solution = open.solution();
        open.runSolution();
        String done = String.join("; ", solution);
        say(
                solution.isEmpty()
                        ? "Skipped."
                        : "Skipped. So that the next step finds what it needs, this was done: " + done);
        goOn(open);
    }

    void back() throws VerbException {
        LessonRun open = open();
        if (open.state().index == 0) {
            say("This is the first step.");
        }
        rebuild(open, Math.max(0, open.state().index - 1));
        arrive(open);
    }

    void reset(Optional<String> lesson) throws VerbException {
        LessonRun open = run;
        if (lesson.isEmpty()) {
            LessonRun again = open();
            rebuild(again, again.state().index);
            say("Everything is closed, and the step begins again.");
            arrive(again);
            return;
        }
        String id = load(lesson.get()).id();
        standing.add(new Entry(Instant.now(), Entry.Kind.RESET, id, "", "", ""));
        say("The progress in " + id + " is back to nothing.");
        if (open != null && open.lesson.id().equals(id)) {
            rebuild(open, 0);
            arrive(open);
        }
    }

    void play() {
        LessonRun open = run;
        if (open == null) {
            say("This is free play already: nothing is graded. start begins a lesson.");
            return;
        }
        setAside = open;
        run = null;
        say("Free play: nothing is graded. done brings you back to the step.");
    }

    void done() throws VerbException {
        LessonRun aside = setAside;
        if (aside == null && run != null) {
            throw new VerbException(
                    Trouble.BAD_INPUT,
                    "you are in the lesson already",
                    "step shows its step; play leaves it for a while");
        }
        if (aside == null) {
            throw new VerbException(
                    Trouble.BAD_INPUT, "there is no lesson to return to", "start begins one; quit leaves");
        }
        setAside = null;
        rebuildAndSayWhatItCloses(aside, aside.state().index);
        run = aside;
        arrive(aside);
    }

    private void rebuildAndSayWhatItCloses(LessonRun open, int index) {
        List<String> closing =
                Closing.names(lab.ledger().stream().filter(LedgerEntry::open).toList());
        if (!closing.isEmpty()) {
            say("Closed, as a lesson has the lab to itself: " + String.join(", ", closing));
        }
        rebuild(open, index);
    }

    /** Goes to a step, and says what was opened again for it: nothing on this machine happens behind the learner's back. */
    private void rebuild(LessonRun open, int index) {
        open.rebuild(index);
        List<String> again = lab.ledger().stream()
                .filter(e -> e.open() && (e.parent() == null || e.openedBy().startsWith("accept")))
                .map(LedgerEntry::openedBy)
                .toList();
        if (index > 0 && !again.isEmpty()) {
            say("So that this step finds what it needs, this was done again: " + String.join("; ", again));
        }
    }

    private void pass(LessonRun open, List<String> evidence, boolean byItself) {
        Step step = open.step();
        keep(Entry.Kind.PASSED, open);
        int steps = open.lesson.steps().size();
        out.accept(new SessionEvent.StepPassed(
                open.state().index + 1, steps, step.title(), evidence, values.tell(step.note()), byItself));
        goOn(open);
    }

    private void goOn(LessonRun open) {
        int next = open.state().index + 1;
        if (next >= open.lesson.steps().size()) {
            finish(open);
            return;
        }
        List<String> closed = Closing.behind(lab, open.mentions, next);
        if (!closed.isEmpty()) {
            out.accept(new SessionEvent.ClosedBehind(closed));
        }
        open.next();
        arrive(open);
    }

    private void finish(LessonRun open) {
        List<LedgerEntry> closed = lab.closeAllBut(Set.of());
        if (!closed.isEmpty()) {
            out.accept(new SessionEvent.ClosedBehind(Closing.names(closed)));
        }
        run = null;
        keep(Entry.Kind.LEFT, open);
        int steps = open.lesson.steps().size();
        int passed = standing.passed(open.lesson.id());
        if (passed < steps) {
            say("The end of the lesson: " + passed + " of " + steps + " steps passed, the others were skipped. `start "
                    + Drafts.startedBy(open.lesson) + "` takes it again.");
            return;
        }
        Optional<LessonFolder.Summary> next = standing.nextAfter(open.lesson.id());
        out.accept(new SessionEvent.LessonPassed(
                open.lesson.title(),
                next.map(LessonFolder.Summary::id).orElse(null),
                next.map(LessonFolder.Summary::title).orElse(null)));
    }

    private void arrive(LessonRun open) {
        keep(Entry.Kind.OPENED, open);
        out.accept(open.shown());
    }

    private void keep(Entry.Kind kind, LessonRun open) {
        standing.add(
                new Entry(Instant.now(), kind, open.lesson.id(), open.step().id(), "", ""));
    }

    private Lesson load(String id) throws VerbException {
        List<String> ids =
                lessons.summaries().stream().map(LessonFolder.Summary::id).toList();
        if (!ids.contains(id)) {
            List<String> near = Nearest.to(id, ids);
            near = near.isEmpty() ? Nearest.begunBy(id, ids) : near;
            throw new VerbException(
                    Trouble.BAD_INPUT,
                    "there is no lesson " + id,
                    near.isEmpty() ? "lessons lists them" : "did you mean: start " + near.get(0));
        }
        ParsedLesson parsed = lessons.load(id);
        return parsed.lesson()
                .orElseThrow(() -> new VerbException(
                        Trouble.BAD_INPUT,
                        "the lesson " + id + " can't be read: "
                                + parsed.problems().get(0).message(),
                        "homeport verify shows all that is wrong with it"));
    }

    private void say(String text) {
        out.accept(new SessionEvent.Said(text));
    }
}
