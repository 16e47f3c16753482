package dev.homeport.session;

import dev.homeport.lesson.CommandReader;
import dev.homeport.verb.CommandLine;
import dev.homeport.verb.Verb;
import dev.homeport.verb.VerbException;
import dev.homeport.verb.Verbs;
import java.util.List;
import java.util.Optional;

/** Reads a lesson's commands as the verbs of the lab do. */
public final class LessonCommands implements CommandReader {
    private static final String ASK_HELP = "`help`";

    private final List<Verb> verbs = Verbs.all();

    @Override
    public Optional<Mistake> mistake(String command) {
        try {
            CommandLine.parse(command, verbs);
            return Optional.empty();
        } catch (VerbException e) {
            // A learner's own verbs, such as quit, are no verbs here.
            String next = e.next().startsWith(ASK_HELP) ? "a lesson's blocks use the verbs of the lab" : e.next();
            int length = e.length() == 0 ? command.length() : e.length();
            return Optional.of(new Mistake(e.column(), length, e.what() + "; " + next));
        }
    }
}
