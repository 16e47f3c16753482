package dev.homeport.lesson;

import dev.homeport.check.Check;
import dev.homeport.check.ParsedCheck;
import dev.homeport.check.Verdict;
import dev.homeport.net.Look;
import dev.homeport.net.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads lessons for tests, with a sentence reader that only stumbles over the word {@code lisening}. */
final class Read {
    /** Five lines; what follows starts on line 6. */
    static final String FRONT = "---\nid: a-port\ntitle: A port\nminutes: 5\n---\n";

    private Read() {}

    static ParsedLesson lesson(String text) {
        return lesson(text.getBytes(StandardCharsets.UTF_8));
    }

    static ParsedLesson lesson(byte[] content) {
        return LessonParser.parse("01-unit/01-a.md", content, Read::sentence, Read::mistake);
    }

    /** What is said about a lesson with good front matter and this body. */
    static String body(String body) {
        return problems(FRONT + body);
    }

    /** What is said about one step, whose heading is line 6. */
    static String step(String content) {
        return problems(FRONT + "## Bind {#bind}\n" + content);
    }

    static String problems(String text) {
        return said(lesson(text));
    }

    static String said(ParsedLesson lesson) {
        return lesson.problems().stream().map(each -> each.describe("lessons")).collect(Collectors.joining("\n"));
    }

    /** Of the verbs only {@code lissten} is unknown. */
    static Optional<CommandReader.Mistake> mistake(String command) {
        int at = command.indexOf("lissten");
        return at < 0
                ? Optional.empty()
                : Optional.of(new CommandReader.Mistake(at, 7, "there is no verb lissten; did you mean listen?"));
    }

    static ParsedCheck sentence(String text) {
        int at = text.indexOf("lisening");
        return at < 0
                ? new ParsedCheck.Understood(new Fake(text))
                : new ParsedCheck.Unclear(at, 8, "unknown word `lisening`", List.of("listening"));
    }

    private record Fake(String sentence) implements Check {
        @Override
        public Set<Look<?>> looks() {
            return Set.of();
        }

        @Override
        public Optional<Duration> within() {
            return Optional.empty();
        }

        @Override
        public Verdict judge(Snapshot seen) {
            return new Verdict.CouldNotLook("a test looks at nothing");
        }
    }
}
