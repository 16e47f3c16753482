package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lesson.CommandReader.Mistake;
import dev.homeport.lesson.LessonParser;
import dev.homeport.lesson.ParsedLesson;
import dev.homeport.lesson.Problem;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a lesson's commands before any of them runs. */
class LessonCommandsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lissten 0                   | 0  | 7 | there is no verb lissten; did you mean listen?
            udp bnd 0                   | 0  | 3 | udp knows no bnd; did you mean bind?
            listen 0 as web --bakclog 4 | 16 | 9 | listen has no option --bakclog; did you mean --backlog?
            listen 99999                | 7  | 5 | 99999 is not a port; ports are numbers from 0 to 65535
            recv c1 --within=3          | 8  | 10 | 3 has no unit; write 3s or 3ms
            sockets all                 | 8  | 3 | a word too many: all; usage: sockets [--all]
            quit                        | 0  | 4 | there is no verb quit; a lesson's blocks use the verbs of the lab
            """)
    void aMistakeIsAtItsWord(String command, int column, int length, String message) {
        assertThat(new LessonCommands().mistake(command)).contains(new Mistake(column, length, message));
    }

    @Test
    void whatIsOpenThenIsNotAskedFor() {
        assertThat(new LessonCommands().mistake("send ada \"GET / HTTP/1.1\\r\\n\" --within 2s"))
                .isEmpty();
        assertThat(new LessonCommands().mistake("# a comment")).isEmpty();
    }

    @Test
    void allOfALessonAreNamedAtOnceInTheWordsOfItsFile() {
        String text = """
                ---
                id: a
                title: A
                minutes: 1
                ---
                ## Open {#open}
                ```setup
                listen 0 as web
                lissten 0
                ```
                ```try
                connect ${web.port} as ada too
                java { 1 + 1 }
                ```
                ```expect
                connection ada is established
                ```
                ```wrong
                listen 99999
                => is not a port
                ```
                ```wrong
                close nix
                conect 1
                => no connection
                ```
                """;
        ParsedLesson parsed =
                LessonParser.parse("01-unit/01-a.md", text.getBytes(StandardCharsets.UTF_8), new LessonCommands());
        assertThat(parsed.problems().stream().map(Problem::describe).collect(Collectors.joining("\n")))
                .isEqualTo("""
                        01-unit/01-a.md:9:1: there is no verb lissten; did you mean listen?
                            9 | lissten 0
                              | ^^^^^^^
                        01-unit/01-a.md:12:28: a word too many: too; usage: connect ENDPOINT [as NAME] [--tls] [--insecure] [--within DURATION]
                           12 | connect ${web.port} as ada too
                              |                            ^^^
                        01-unit/01-a.md:13:1: a lesson runs no Java; `java` is for the learner alone
                           13 | java { 1 + 1 }
                              | ^^^^
                        01-unit/01-a.md:24:1: there is no verb conect; did you mean connect?
                           24 | conect 1
                              | ^^^^^^""");
    }
}
