package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.session.Console.Outcome;
import dev.homeport.session.SessionEvent.ClosedBehind;
import dev.homeport.session.SessionEvent.HintOffered;
import dev.homeport.session.SessionEvent.LessonPassed;
import dev.homeport.session.SessionEvent.StepPassed;
import dev.homeport.session.SessionEvent.StepShown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a step is judged, passes, and makes way for the next. */
@Timeout(30)
class StepsTest {
    private static final String TWO_STEPS = """
            ## Open {#open}
            ```try
            listen 0 as web
            ```
            ```expect
            listener web is listening
            ```
            ```note
            It got ${web.port}.
            ```
            ## Knock {#knock}
            Knock on ${web.port}; you will be ${ada.local}.
            ```try
            connect web as ada
            ```
            ```expect
            connection ada is established
            ```
            """;

    @Test
    void aStepPassesByTheActAndShowsItsNoteAndTheNextStep() {
        try (Learner learner = Learner.in(TWO_STEPS)) {
            assertThat(learner.type("listen 0 as web")).isEqualTo(Outcome.OK);
            int port = learner.port("web");
            StepPassed passed = learner.seen(StepPassed.class).get(0);
            assertThat(passed.number()).isEqualTo(1);
            assertThat(passed.steps()).isEqualTo(2);
            assertThat(passed.byItself()).isFalse();
            assertThat(passed.evidence()).singleElement().asString().contains("web");
            assertThat(learner.screen()).contains("It got " + port + ".").contains("Knock on " + port);
            assertThat(learner.seen(StepShown.class))
                    .singleElement()
                    .satisfies(s -> assertThat(s.number()).isEqualTo(2));
        }
    }

    @Test
    void nothingThatDoesNotExistIsShownAsARawValue() {
        try (Learner learner = Learner.in(TWO_STEPS)) {
            learner.type("listen 0 as web");
            assertThat(learner.screen())
                    .contains("you will be the local endpoint of ada")
                    .doesNotContain("${");
        }
    }

    @Test
    void anotherActDoesNotPassTheStep() {
        try (Learner learner = Learner.in(TWO_STEPS)) {
            learner.type("listen 0 as other");
            assertThat(learner.step()).isEqualTo(1);
            assertThat(learner.seen(StepPassed.class)).isEmpty();
        }
    }

    @Test
    void aWrongAnswerGetsItsMessageAndDoesNotPass() {
        try (Learner learner = Learner.in("""
                ## Open {#open}
                ```try
                listen 0 as web
                ```
                ```expect
                listener web is listening
                ```
                ```wrong
                echo 0 as other
                close other
                => no listener is named web
                ```
                """)) {
            learner.type("echo 0 as other");
            assertThat(learner.screen()).doesNotContain("no listener is named web");
            learner.type("close other");
            assertThat(learner.screen()).contains("no listener is named web");
            assertThat(learner.step()).isEqualTo(1);
            assertThat(learner.seen(StepPassed.class)).isEmpty();
        }
    }

    @Test
    void aLineWhoseFailureIsThePointIsNoFailure() {
        try (Learner learner = Learner.in("""
                ## Knock {#knock}
                ```setup
                listen 0 as web
                connect web as gone
                close web
                ```
                ```try
                connect ${gone.remote} as c
                ```
                ```expect
                connection c was refused
                ```
                """)) {
            assertThat(learner.type("connect ${gone.remote} as c")).isEqualTo(Outcome.OK);
            assertThat(learner.screen()).contains("refused");
            assertThat(learner.seen(StepPassed.class)).hasSize(1);
        }
    }

    @Test
    void theEndOfAStepClosesWhatNoLaterStepNamesAndKeepsTheRest() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String body = """
                ## One {#one}
                ```expect
                listener c is listening
                ```
                ```try
                listen 0 as a
                listen PORT as b
                listen 0 as c
                ```
                ## Two {#two}
                ```try
                close a
                ```
                ```expect
                port PORT is free
                ```
                """.replace("PORT", Integer.toString(port));
        try (Learner learner = Learner.in(body)) {
            learner.type("listen 0 as a");
            learner.type("listen " + port + " as b");
            learner.type("listen 0 as c");
            assertThat(learner.step()).isEqualTo(2);
            assertThat(learner.open()).containsExactlyInAnyOrder("a", "b");
            assertThat(learner.seen(ClosedBehind.class).get(0).what()).containsExactly("c (listen 0 as c)");
            learner.type("close b");
            assertThat(learner.seen(LessonPassed.class)).hasSize(1);
            assertThat(learner.open()).isEmpty();
            assertThat(learner.screen()).contains("a (listen 0 as a)");
        }
    }

    @Test
    void enterOnAnEmptyLineLooksAgainAndIsNoTry() {
        try (Learner learner =
                Learner.scriptedIn(TWO_STEPS.replace("```note", "```hint after 1 try\nHere.\n```\n```note"))) {
            assertThat(learner.type("")).isEqualTo(Outcome.OK);
            assertThat(learner.type("")).isEqualTo(Outcome.OK);
            assertThat(learner.seen(HintOffered.class)).isEmpty();
            assertThat(learner.step()).isEqualTo(1);
            learner.type("listen 0 as other");
            assertThat(learner.seen(HintOffered.class)).hasSize(1);
        }
    }

    @Test
    void aStepOfProseAlonePassesByReadingOn() {
        try (Learner learner = Learner.in("## Read {#read}\nOnly this.\n" + TWO_STEPS)) {
            learner.type("sockets");
            assertThat(learner.step()).isEqualTo(1);
            learner.type("");
            assertThat(learner.step()).isEqualTo(2);
        }
    }

    @Test
    void aSocketOfAnotherProgramTicksTheStepByItself() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Learner learner = Learner.in("## Open {#open}\n```expect\nport " + port
                + " is listening\n```\n```try\nlisten " + port + "\n```\n")) {
            learner.session.tick();
            assertThat(learner.step()).isEqualTo(1);
            try (ServerSocket outside = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(outside.isBound()).isTrue();
                learner.session.tick();
            }
            assertThat(learner.seen(StepPassed.class))
                    .singleElement()
                    .satisfies(p -> assertThat(p.byItself()).isTrue());
        }
    }

    @Test
    void anActiveCheckNeverTakesThePlaceInAnAcceptQueue() {
        try (Learner learner = Learner.in("""
                ## Echo {#echo}
                ```try
                echo 0 as web
                ```
                ```expect
                port ${web.port} echoes "ping"
                ```
                """)) {
            learner.type("listen 0 as web");
            learner.type("check");
            assertThat(learner.screen())
                    .contains("web is a listener: each connection waits for an accept by hand")
                    .contains("close web");
            assertThat(learner.type("accept web --within 50ms")).isEqualTo(Outcome.FAILED);
            assertThat(learner.screen()).contains("nobody");
            learner.type("close web");
            learner.type("echo 0 as web");
            assertThat(learner.seen(StepPassed.class)).hasSize(1);
        }
    }

    @Test
    void closingTheSessionPassesNoStep() {
        Learner learner = Learner.in("""
                ## Give back {#give}
                ```setup
                listen 0 as web
                ```
                ```try
                close web
                ```
                ```expect
                nothing is left open
                ```
                """);
        learner.session.close();
        learner.session.tick();
        learner.session.submit("");
        assertThat(learner.seen(StepPassed.class)).isEmpty();
        assertThat(learner.open()).isEmpty();
    }

    @Test
    void aCancelledLineCancelsNoLaterLook() {
        try (Learner learner = Learner.in(TWO_STEPS)) {
            learner.type("sockets");
            learner.session.cancel();
            assertThat(learner.type("listen 0 as web")).isEqualTo(Outcome.OK);
            learner.session.cancel();
            assertThat(learner.lab.find("web")).isPresent();
            learner.type("connect web as ada");
            assertThat(learner.seen(LessonPassed.class)).hasSize(1);
        }
    }
}
