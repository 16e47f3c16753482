package dev.homeport.session;

import dev.homeport.check.ParsedCheck;
import dev.homeport.check.Sentences;
import dev.homeport.check.Verdict;
import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.lesson.ParsedLesson;
import dev.homeport.lesson.Problem;
import dev.homeport.lesson.Step;
import dev.homeport.net.LedgerEntry;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import dev.homeport.verb.Front;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One lesson played without a terminal and without a journal, for those who prove lessons. Not for several threads. */
public final class Rehearsal implements AutoCloseable {
    private static final Duration SETTLE = Duration.ofMillis(40);

    /** A lesson's front, for a proof of its {@code solution java}. */
    private static final Front JAVA = new Front() {
        @Override
        public Origin origin() {
            return Origin.LESSON;
        }

        @Override
        public boolean runsJava() {
            return true;
        }
    };

    private final Lesson lesson;
    private final Lab lab;
    private final Session session;
    private final List<SessionEvent> seen = new ArrayList<>();
    private int refusalsTaken;

    public Rehearsal(Lesson lesson, LabSettings settings) {
        this.lesson = lesson;
        this.lab = Lab.open(settings);
        this.session = new Session(
                lab,
                new Only(lesson),
                Journal.none(),
                new SessionSettings(false, Duration.ZERO, Optional.empty()),
                seen::add);
        session.begin();
    }

    /** Opens the step with that index as if all before it had just been done. */
    public void goTo(int step) {
        session.course().open(lesson, step);
        seen.clear();
    }

    /** The verdicts on the open step, now. */
    public List<Judged> judge() {
        LessonRun run = session.course().run();
        return run == null ? List.of() : run.judgeExpects(Act.of("verify"));
    }

    /** The verdicts on the open step's sentences, each by itself: an active one is looked at whatever the others say. */
    public List<Judged> judgeEach() {
        List<Judged> each = new ArrayList<>(judge());
        boolean together = allPass(each);
        for (int i = 0; i < each.size() && !together; i++) {
            String sentence = each.get(i).sentence();
            if (Sentences.parse(sentence) instanceof ParsedCheck.Understood understood
                    && understood.check().active()) {
                each.set(i, new Judged(sentence, judge(sentence)));
            }
        }
        return each;
    }

    /** The verdict on a sentence by itself, now; what happened counts in the open step, or in all the time where none is open. */
    public Verdict judge(String sentence) {
        LessonRun run = session.course().run();
        long mark = run == null ? 0 : run.state().mark;
        return session.course()
                .judge()
                .judge(List.of(sentence), mark, Act.of("verify"))
                .get(0)
                .verdict();
    }

    /** The lines of the lesson that were not run since the last call, since a lesson may not do what they do. */
    public List<Refused> takeRefused() {
        List<LessonGuard.Refusal> all = session.refusals();
        List<Refused> news = all.stream()
                .skip(refusalsTaken)
                .map(each -> new Refused(each.line(), each.what(), each.stranger()))
                .toList();
        refusalsTaken = all.size();
        return news;
    }

    /**
     * A line that was not run, and why.
     *
     * @param stranger whether it was because of another program on this machine, and not of the line alone
     */
    public record Refused(String line, String what, boolean stranger) {}

    /** The choices of the open step's prediction that hold now, by index. */
    public List<Integer> outcomes() {
        LessonRun run = session.course().run();
        Step.Predict predict = run == null ? null : run.step().predict();
        return run == null || predict == null ? List.of() : run.outcomes(predict, Act.of("verify"));
    }

    /**
     * What running lines in the open step brought.
     *
     * @param passed whether the step passed
     * @param events all that a learner would have been shown
     * @param verdicts the last verdicts, empty if the step passed
     * @param outcomes the choices of the step's prediction that came true, by index
     * @param untyped the lines that were left when the step had passed
     */
    public record Attempt(
            boolean passed,
            List<SessionEvent> events,
            List<Judged> verdicts,
            List<Integer> outcomes,
            List<String> untyped) {
        public Attempt {
            untyped = List.copyOf(untyped);
            events = List.copyOf(events);
            verdicts = List.copyOf(verdicts);
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * As {@link #attempt}, of lines that should not pass: none of them is waited for longer than {@code patience}, unless it says
     * so itself.
     */
    public Attempt attempt(List<String> lines, Duration within, Duration patience) {
        session.patience(patience);
        try {
            return attempt(lines, within);
        } finally {
            session.patience(Act.DEFAULT_WITHIN);
        }
    }

    /** Types the lines until the step passes, and else gives it up to {@code within} to pass. */
    public Attempt attempt(List<String> lines, Duration within) {
        seen.clear();
        LessonRun run = session.course().run();
        @Nullable StepState state = run == null ? null : run.state();
        int typed = 0;
        while (typed < lines.size() && (typed == 0 || isStillIn(state))) {
            session.submit(lines.get(typed));
            typed++;
        }
        long deadline = System.nanoTime() + within.toNanos();
        long revision = lab.revision();
        while (isStillIn(state) && System.nanoTime() < deadline) {
            session.submit("");
            if (isStillIn(state)) {
                await(revision, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
                revision = lab.revision();
            }
        }
        boolean passed = seen.stream().anyMatch(SessionEvent.StepPassed.class::isInstance);
        return new Attempt(
                passed,
                seen,
                passed ? List.of() : judge(),
                state == null ? List.of() : state.outcomes,
                lines.subList(typed, lines.size()));
    }

    /** As {@link #attempt}, with Java between the two groups of lines; the only way in which a lesson's own Java runs. */
    public Attempt attemptJava(List<String> before, List<String> source, List<String> after, Duration within) {
        session.meets(JAVA);
        try {
            List<String> lines = new ArrayList<>(before);
            lines.add("java {\n" + String.join("\n", source) + "\n}");
            lines.addAll(after);
            return attempt(lines, within);
        } finally {
            session.meets(Front.NOBODY);
        }
    }

    /** The names of the lab that are open now, with the lines that opened them. */
    public List<String> open() {
        return Closing.names(lab.ledger().stream().filter(LedgerEntry::open).toList());
    }

    /** The text with the values that exist now. */
    public String fill(String text) {
        return new Values(lab).fill(text);
    }

    public Lab lab() {
        return lab;
    }

    @Override
    public void close() {
        session.close();
    }

    private boolean isStillIn(@Nullable StepState state) {
        LessonRun run = session.course().run();
        return state != null && run != null && run.state() == state;
    }

    private void await(long revision, Duration atMost) {
        try {
            // In short spells: the kernel's table changes without telling.
            lab.awaitChange(revision, atMost.compareTo(SETTLE) < 0 ? atMost : SETTLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the verdict is a pass, for callers that only count. */
    public static boolean allPass(List<Judged> judged) {
        return judged.stream().allMatch(j -> j.verdict() instanceof Verdict.Pass);
    }

    /** A folder of one lesson. */
    private record Only(Lesson lesson) implements LessonFolder {
        @Override
        public List<Summary> summaries() {
            return List.of(new Summary(lesson.id(), lesson.title(), lesson.minutes(), List.of(), lesson.path()));
        }

        @Override
        public ParsedLesson load(String id) {
            return new ParsedLesson(Optional.of(lesson), List.of());
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }
    }
}
