package dev.homeport.session;

import dev.homeport.check.ParsedCheck;
import dev.homeport.check.Verdict;
import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.Lab;
import dev.homeport.net.Trouble;
import dev.homeport.session.Console.Outcome;
import dev.homeport.session.SessionEvent.ChecksJudged;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import dev.homeport.session.SessionEvent.LessonsListed;
import dev.homeport.verb.VerbException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where a learner asks about lessons and answers what they ask: nothing here changes the lab. */
final class LessonDesk {
    private final Lab lab;
    private final Course course;
    private final Standing standing;
    private final Values values;
    private final Consumer<SessionEvent> out;
    private final Function<String, Act> acts;
    private final Consumer<Outcome> outcome;

    /**
     * @param acts makes the act for a line
     * @param outcome is told what a line came to, if that is not OK; the worst counts
     */
    LessonDesk(
            Lab lab,
            Course course,
            Standing standing,
            Values values,
            Consumer<SessionEvent> out,
            Function<String, Act> acts,
            Consumer<Outcome> outcome) {
        this.lab = lab;
        this.course = course;
        this.standing = standing;
        this.values = values;
        this.out = out;
        this.acts = acts;
        this.outcome = outcome;
    }

    void showLessons() {
        standing.read();
        LessonRun open = course.run();
        List<LessonsListed.Row> rows = standing.rows(open == null ? "" : open.lesson.id());
        out.accept(new LessonsListed(rows));
        standing.troubles().forEach(trouble -> out.accept(new SessionEvent.Warned(trouble)));
        if (rows.isEmpty()) {
            outcome.accept(Outcome.USAGE);
        }
    }

    void showStep() throws VerbException {
        out.accept(course.open().shown());
    }

    void check(String sentence) throws VerbException {
        if (!sentence.isEmpty()) {
            checkAlone(sentence);
            return;
        }
        LessonRun open = course.open();
        course.judge().anew();
        List<Judged> judged = open.judgeExpects(acts.apply("check"));
        if (!judged.isEmpty()) {
            judged.forEach(j -> open.state().shown.put(j.sentence(), j.verdict()));
            out.accept(new ChecksJudged(judged));
        }
        open.question()
                .ifPresent(q -> say(
                        q.prediction()
                                ? "The step also asks what you think will happen: type a number."
                                : "The step also asks a question: type the number of your answer."));
        judged.forEach(j -> worsen(j.verdict()));
    }

    private void checkAlone(String sentence) throws VerbException {
        String filled = values.fill(sentence);
        ParsedCheck parsed = course.judge().parse(filled);
        if (parsed instanceof ParsedCheck.Unclear unclear
                && values.missing(filled).isEmpty()) {
            String next = unclear.suggestions().isEmpty()
                    ? "lessons/README.md lists the sentences"
                    : "did you mean: " + String.join(", ", unclear.suggestions());
            throw new VerbException(Trouble.BAD_INPUT, unclear.message(), next);
        }
        course.judge().anew();
        LessonRun open = course.run();
        long mark = open == null ? 0 : open.state().mark;
        Act act = acts.apply("check " + filled);
        Judged judged = parsed instanceof ParsedCheck.Understood understood
                        && understood.check().within().isPresent()
                ? await(filled, understood.check().within().get(), mark, act)
                : judge(filled, mark, act);
        out.accept(new ChecksJudged(List.of(judged)));
        worsen(judged.verdict());
    }

    private Judged judge(String sentence, long mark, Act act) {
        return course.judge().judge(List.of(sentence), mark, act).get(0);
    }

    /** Judges again whenever something has changed, until it passes or the time that the sentence gives is over. */
    private Judged await(String sentence, Duration within, long mark, Act act) {
        lab.watchKernel();
        long deadline = System.nanoTime() + within.toNanos();
        Cancellation.Listening wake = act.cancellation().onCancel(Thread.currentThread()::interrupt);
        try {
            while (true) {
                long seen = lab.revision();
                Judged judged = judge(sentence, mark, act);
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                if (judged.verdict().passed() || left.isNegative()) {
                    return judged;
                }
                lab.awaitChange(seen, left);
            }
        } catch (InterruptedException cancelled) {
            return judge(sentence, mark, act);
        } finally {
            wake.close();
            // A Ctrl-C that came too late must not end the next wait.
            Thread.interrupted();
        }
    }

    private void worsen(Verdict verdict) {
        if (verdict instanceof Verdict.CouldNotLook) {
            outcome.accept(Outcome.COULD_NOT_LOOK);
        } else if (!verdict.passed()) {
            outcome.accept(Outcome.FAILED);
        }
    }

    void hint() throws VerbException {
        course.open()
                .hint()
                .ifPresentOrElse(
                        out, () -> say("This step has no hints. step shows it again; solution shows the commands."));
    }

    void solution() throws VerbException {
        out.accept(new SessionEvent.SolutionShown(
                course.open().solution(), course.open().solutionInJava()));
    }

    void answer(List<String> words) throws VerbException {
        LessonRun open = course.open();
        SessionEvent.Question question = open.question()
                .orElseThrow(() -> new VerbException(
                        Trouble.BAD_INPUT, "this step has no open question", "step shows what it asks for"));
        Set<Integer> numbers = new TreeSet<>();
        int most = question.choices().size();
        for (String word : String.join(" ", words).split("[ ,]+", -1)) {
            int number = word.length() == 1 ? Character.digit(word.charAt(0), 10) : -1;
            if (number < 1 || number > most) {
                throw new VerbException(
                        Trouble.BAD_INPUT, "the answers are numbered 1 to " + most, "type one of the numbers");
            }
            numbers.add(number);
        }
        if (numbers.size() > 1 && !question.several()) {
            throw new VerbException(Trouble.BAD_INPUT, "one number is asked for", "type the one you think is right");
        }
        if (!open.answer(numbers)) {
            outcome.accept(Outcome.FAILED);
        }
    }

    void quit() {
        outcome.accept(Outcome.QUIT);
    }

    private void say(String text) {
        out.accept(new SessionEvent.Said(text));
    }
}
