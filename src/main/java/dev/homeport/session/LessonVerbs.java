package dev.homeport.session;

import dev.homeport.verb.Verb;
import dev.homeport.verb.VerbSpec;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Param;
import java.util.List;

/** The verbs of lessons, and quit. */
final class LessonVerbs {
    private static final String LESSONS = "lessons";

    private LessonVerbs() {}

    static List<Verb> of(LessonDesk desk, Course course) {
        return List.of(
                verb(
                        "lessons",
                        "List the lessons and how far you are",
                        List.of(),
                        "Shows each lesson's id, title, minutes, and how many of its steps have passed.",
                        "lessons",
                        (a, line) -> desk.showLessons()),
                verb(
                        "start",
                        "Start a lesson, or go on with it",
                        List.of(new Param("LESSON", Kind.LESSON, false, false)),
                        "Without a name: goes on where you were, or starts the first lesson that is not done. A path, as of"
                                + " draft.md, plays a lesson's file from its beginning; it counts for no lesson of the course.",
                        "start a-port-of-your-own",
                        (a, line) -> course.start(a.value("LESSON"))),
                verb(
                        "step",
                        "Show the step again",
                        List.of(),
                        "Shows what the open step says and asks.",
                        "step",
                        (a, line) -> desk.showStep()),
                verb(
                        "check",
                        "Look at the machine and judge the step now",
                        List.of(new Param("SENTENCE", Kind.TEXT, false, true)),
                        "Judges every check of the step and shows all verdicts. With a sentence, judges that one alone: it"
                                + " works in free play too.",
                        "check port 62893 is free",
                        (a, line) -> desk.check(sentence(a.all("SENTENCE"), line))),
                verb(
                        "hint",
                        "Show the next hint",
                        List.of(),
                        "Each call goes one rung further. Asking costs nothing.",
                        "hint",
                        (a, line) -> desk.hint()),
                verb(
                        "solution",
                        "Show the commands that solve the step",
                        List.of(),
                        "Shows them; typing them is left to you.",
                        "solution",
                        (a, line) -> desk.solution()),
                verb(
                        "answer",
                        "Answer the step's question by number",
                        List.of(new Param("NUMBER", Kind.NUMBER, true, true)),
                        "The number alone does the same: 2. Where several answers are right, give them all: 1 3.",
                        "answer 2",
                        (a, line) -> desk.answer(a.all("NUMBER"))),
                verb(
                        "skip",
                        "Go on without passing the step",
                        List.of(),
                        "Does what the step's solution does, so that the next step finds what it needs. The step stays"
                                + " open in your progress.",
                        "skip",
                        (a, line) -> course.skip()),
                verb(
                        "back",
                        "Go back one step",
                        List.of(),
                        "Closes everything, and does again what the steps before it did.",
                        "back",
                        (a, line) -> course.back()),
                verb(
                        "reset",
                        "Begin the step again with everything closed",
                        List.of(new Param("LESSON", Kind.LESSON, false, false)),
                        "Closes everything and does again what the steps before did. With a lesson's id: forgets the"
                                + " progress in that lesson.",
                        "reset",
                        (a, line) -> course.reset(a.value("LESSON"))),
                verb(
                        "progress",
                        "Show how far you are",
                        List.of(),
                        "The same list as lessons.",
                        "progress",
                        (a, line) -> desk.showLessons()),
                verb(
                        "play",
                        "Leave the lesson for free play; nothing is graded",
                        List.of(),
                        "What is open stays open. done brings you back to the step.",
                        "play",
                        (a, line) -> course.play()),
                verb(
                        "done",
                        "End free play and return to the step",
                        List.of(),
                        "Closes what was opened in free play, and shows the step again.",
                        "done",
                        (a, line) -> course.done()),
                new SessionVerb(
                        new VerbSpec(
                                "quit",
                                "program",
                                "Close everything and leave",
                                List.of(),
                                List.of(),
                                "Your place is kept. Ctrl-D on an empty line does the same.",
                                "quit",
                                false),
                        (a, line) -> desk.quit()));
    }

    /** As typed: a text in a sentence stands in quotes, and those are its own. Quotes around a whole sentence are not. */
    private static String sentence(List<String> words, String line) {
        String[] verbAndRest = line.strip().split("\\s+", 2);
        return words.size() > 1 ? verbAndRest[1] : String.join("", words);
    }

    private static Verb verb(
            String word,
            String summary,
            List<Param> params,
            String details,
            String example,
            SessionVerb.Action action) {
        return new SessionVerb(
                new VerbSpec(word, LESSONS, summary, params, List.of(), details, example, false), action);
    }
}
