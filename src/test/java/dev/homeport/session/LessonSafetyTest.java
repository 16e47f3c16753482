package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.Cancellation;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Step;
import dev.homeport.lesson.Step.ScriptLine;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.Front;
import dev.homeport.verb.Squatter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lesson's own lines may do to the machine, whatever they say. */
@Timeout(60)
class LessonSafetyTest {
    private static final String STEP = """
            ## Open {#open}
            ```setup
            sockets
            ```
            ```try
            listen 0 as web
            ```
            ```expect
            listener web is listening
            ```
            ## Go on {#on}
            ```try
            listen 0 as other
            ```
            ```expect
            listener other is listening
            ```
            """;

    /** As if the parser had let the line through. */
    private static InlineLessons withSetup(String line) {
        Lesson read = InlineLessons.lesson("a", STEP);
        List<Step> steps = new ArrayList<>(read.steps());
        Step first = steps.get(0);
        steps.set(
                0,
                new Step(
                        first.id(),
                        first.title(),
                        first.line(),
                        first.prose(),
                        List.of(new ScriptLine(line, 8, 1)),
                        List.of(new ScriptLine(line, 11, 1)),
                        first.expects(),
                        first.hints(),
                        first.solutions(),
                        first.wrongs(),
                        first.predict(),
                        first.quiz(),
                        first.note()));
        return InlineLessons.of(
                new Lesson(read.id(), read.title(), read.minutes(), read.needs(), read.path(), read.intro(), steps));
    }

    private static Learner in(String setup) {
        return new Learner(withSetup(setup), Journal.none(), SessionSettings.SCRIPTED.startingWith("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listen 0.0.0.0:0 as z --expose",
                "listen --expose 0.0.0.0:0 as z",
                "echo [::]:0 --expose",
                "echo 0.0.0.0:0 --udp --expose",
                "serve 0.0.0.0:0 --expose",
                "udp bind 0.0.0.0:0 --expose",
                "listen 127.0.0.1:0 --expose",
            })
    void aLessonsLineExposesNothing(String line) {
        try (Learner learner = in(line)) {
            assertThat(learner.screen())
                    .contains("a lesson opens nothing that other machines can reach")
                    .contains("leave out --expose; it is for what a learner types");
            assertThat(learner.open()).isEmpty();
            learner.type("skip");
            assertThat(learner.screen()).contains("a lesson opens nothing that other machines can reach");
            assertThat(learner.open()).isEmpty();
            assertThat(learner.lab.ledger()).isEmpty();
        }
    }

    @Test
    void theLearnersOwnLineMayExpose() {
        try (Learner learner = in("sockets")) {
            learner.session.meets(() -> Front.Origin.PIPE);
            learner.type("listen 0.0.0.0:0 as mine --expose");
            assertThat(Stream.ofNullable(learner.lab.find("mine").orElseThrow().local()))
                    .allMatch(local -> !local.isLoopback());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"save lesson-wrote-this.md", "diagram --svg --out lesson-wrote-this.svg", "start a", "doctor"})
    void aLessonsLineIsNoneOfTheSessionsOwnAndWritesNoFile(String line) {
        try (Learner learner = in(line)) {
            assertThat(learner.step()).isOne();
            assertThat(java.nio.file.Path.of("lesson-wrote-this.md")).doesNotExist();
            assertThat(java.nio.file.Path.of("lesson-wrote-this.svg")).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect %d as z",
                "connect localhost:%d as z",
                "http GET :%d/",
                "http http://127.0.0.1:%d/x",
                "probe %d",
                "swarm %d --clients 1",
                "proxy 0 -> %d",
                "tap 0 -> %d",
            })
    void aLessonsLineDoesNotSpeakToAnotherProgram(String line) throws Exception {
        try (Squatter other = Squatter.on(0);
                Learner learner = in(line.formatted(other.port))) {
            assertThat(learner.screen())
                    .contains("java (" + other.pid() + ") has port " + other.port + ", which was not opened here, so a"
                            + " lesson's line does not run: " + line.formatted(other.port));
            assertThat(learner.lab.ledger()).isEmpty();
        }
    }

    /** HTTP asks at both addresses of loopback, whatever the system's resolver says of the name (RFC 6761, section 6.3). */
    @ParameterizedTest
    @ValueSource(strings = {"http GET http://localhost:%d/", "http GET http://a.localhost:%d/", "http GET :%d/"})
    void norWhereOnlyHttpWouldFindIt(String line) throws Exception {
        try (Squatter other = Squatter.on(0, "six");
                Learner learner = in(line.formatted(other.port))) {
            assertThat(learner.screen())
                    .contains("java (" + other.pid() + ") has port " + other.port + ", which was not opened here, so a"
                            + " lesson's line does not run: " + line.formatted(other.port));
        }
    }

    @Test
    void norByUdp() throws Exception {
        try (Squatter other = Squatter.on(0, "udp");
                Learner learner = in("udp send " + other.port + " \"x\"")) {
            assertThat(learner.screen()).contains("java (" + other.pid() + ") has UDP port " + other.port);
            assertThat(learner.lab.ledger()).isEmpty();
        }
    }

    @Test
    void norOnAConnectionThatTheLearnerOpened() throws Exception {
        try (Squatter other = Squatter.on(0);
                Learner learner = in("send c1 \"x\"")) {
            learner.session.meets(() -> Front.Origin.PIPE);
            learner.type("connect " + other.port + " as c1");
            learner.type("skip");
            assertThat(learner.screen())
                    .contains("java (" + other.pid() + ") has port " + other.port)
                    .contains("type that line to run it yourself, or end the program first: `who " + other.port + "`");
            assertThat(learner.lab.events().toString()).doesNotContain("Sent");
        }
    }

    @Test
    void whatTheLabOpenedAndWhatNobodyHasMayBeSpokenTo() throws Exception {
        try (Learner learner = in("connect 1 as z")) {
            assertThat(learner.lab.find("z")).isPresent();
        }
        try (Learner learner = in("echo 0 as parrot")) {
            learner.session.meets(() -> Front.Origin.PIPE);
            int port = Objects.requireNonNull(
                            learner.lab.find("parrot").map(LedgerEntry::local).orElseThrow())
                    .port();
            assertThat(learner.type("connect " + port + " as z")).isEqualTo(Console.Outcome.OK);
        }
    }

    @Test
    void atATerminalTheLearnerIsAskedOnceForEachProgram() throws Exception {
        List<String> asked = new ArrayList<>();
        try (Squatter other = Squatter.on(0);
                Learner learner = in("connect " + other.port + " as z")) {
            learner.session.meets(new Front() {
                @Override
                public Origin origin() {
                    return Origin.TERMINAL;
                }

                @Override
                public boolean yes(String question, Cancellation cancellation) {
                    asked.add(question);
                    return asked.size() > 1;
                }
            });
            learner.type("reset");
            String question = "java (" + other.pid() + ") has port " + other.port + ". May the lesson run `connect "
                    + other.port + " as z`?";
            assertThat(asked).containsExactly(question);
            assertThat(learner.screen()).contains("`reset` asks you whether it may");
            assertThat(learner.lab.find("z")).isEmpty();
            learner.type("reset");
            assertThat(asked).containsExactly(question, question);
            assertThat(learner.lab.find("z")).isPresent();
            learner.type("reset");
            assertThat(asked).hasSize(2);
        }
    }

    @Test
    void aCheckSendsNothingToAnOlderProgramUntilTheLearnerAsks() throws Exception {
        try (Squatter other = Squatter.on(0, "once");
                Learner learner = Learner.scriptedIn("""
                        ## Ask {#ask}
                        ```expect
                        port %d echoes "FLUSHALL"
                        ```
                        """.formatted(other.port))) {
            learner.session.meets(() -> Front.Origin.PIPE);
            learner.type("listen 0");
            learner.type("sockets");
            assertThat(other.lives()).isTrue();
            learner.type("hint");
            assertThat(other.lives()).isTrue();
            learner.type("check");
            Awaitility.await().until(() -> !other.lives());
        }
    }

    @Test
    void aProgramThatTheLearnerStartedInTheLessonIsAskedAtOnce() throws Exception {
        int port;
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        try (Learner learner = Learner.scriptedIn("""
                ## Ask {#ask}
                ```expect
                port %d not echoes "ping"
                ```
                """.formatted(port))) {
            learner.session.meets(() -> Front.Origin.PIPE);
            try (Squatter other = Squatter.on(port, "once")) {
                learner.type("listen 0");
                Awaitility.await().until(() -> !other.lives());
            }
        }
    }
}
