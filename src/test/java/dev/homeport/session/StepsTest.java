package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.session.Console.Outcome;
import dev.homeport.session.SessionEvent.ClosedBehind;
import dev.homeport.session.SessionEvent.HintOffered;
import dev.homeport.session.SessionEvent.LessonPassed;
import dev.homeport.session.SessionEvent.PredictionJudged;
import dev.homeport.session.SessionEvent.QuizJudged;
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

    private static final String PREDICTION = """
            ## Knock {#knock}
            ```setup
            listen 0 as web
            ```
            ```predict
            You connect to ${web.port} from ${c.port}. What happens?
            - It is refused => connection any was refused
            - It connects from ${c.port} => connection any is established
            ```
            ```try
            connect web as c
            ```
            """;

    private static final String QUIZ = """
            ## Ask {#ask}
            ```quiz
            Which?
            - [ ] This
            - [x] That
            => Because of RFC 9293.
            ```
            """;

    @Test
    void whatWasLookedAtIsNotSuggestedAgain() {
        String lookThenAnswer = QUIZ.replace("```quiz", "```try\nranges\n```\n```quiz");
        try (Learner learner = Learner.in(lookThenAnswer)) {
            assertThat(learner.session.prompt().suggestion()).contains("ranges");
            learner.type("ranges");
            assertThat(learner.session.prompt().suggestion()).isEmpty();
        }
    }

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
        try (Learner learner = Learner.in(PREDICTION)) {
            assertThat(learner.screen())
                    .contains("You connect to " + learner.port("web") + " from the port of c.")
                    .contains("It connects from the port of c")
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
    void aPredictionComesBeforeTheActAndWhatHappensDecides() {
        try (Learner learner = Learner.in(PREDICTION)) {
            assertThat(learner.type("connect web as c")).isEqualTo(Outcome.USAGE);
            assertThat(learner.screen()).contains("this step asks first what you think will happen");
            assertThat(learner.lab.find("c")).isEmpty();
            assertThat(learner.type("sockets")).isEqualTo(Outcome.OK);
            assertThat(learner.type("2")).isEqualTo(Outcome.OK);
            assertThat(learner.type("connect web as c")).isEqualTo(Outcome.OK);
            PredictionJudged judged = learner.seen(PredictionJudged.class).get(0);
            assertThat(judged.right()).isTrue();
            assertThat(judged.happened()).isEqualTo("It connects from " + learner.port("c"));
            assertThat(learner.seen(LessonPassed.class)).hasSize(1);
        }
    }

    @Test
    void aWrongPredictionPassesTooAndIsToldWhatHappened() {
        try (Learner learner = Learner.in(PREDICTION)) {
            learner.type("1");
            learner.type("connect web as c");
            PredictionJudged judged = learner.seen(PredictionJudged.class).get(0);
            assertThat(judged.right()).isFalse();
            assertThat(judged.predicted()).isEqualTo("It is refused");
            assertThat(learner.seen(StepPassed.class)).hasSize(1);
        }
    }

    @Test
    void aQuizPassesWithTheRightAnswerOnly() {
        try (Learner learner = Learner.in(QUIZ)) {
            assertThat(learner.type("1")).isEqualTo(Outcome.FAILED);
            assertThat(learner.seen(QuizJudged.class)).containsExactly(new QuizJudged(false, ""));
            assertThat(learner.step()).isEqualTo(1);
            assertThat(learner.type("3")).isEqualTo(Outcome.USAGE);
            assertThat(learner.screen()).contains("the answers are numbered 1 to 2");
            assertThat(learner.type("1 2")).isEqualTo(Outcome.USAGE);
            assertThat(learner.screen()).contains("one number is asked for");
            assertThat(learner.type("2")).isEqualTo(Outcome.OK);
            assertThat(learner.seen(QuizJudged.class)).containsExactly(new QuizJudged(true, "Because of RFC 9293."));
            assertThat(learner.seen(LessonPassed.class)).hasSize(1);
        }
    }

    @Test
    void aQuizWithSeveralAnswersWantsAllOfThemAndNoMore() {
        String several = QUIZ.replace("- [ ] This", "- [x] This\n- [ ] Other");
        try (Learner learner = Learner.in(several)) {
            assertThat(learner.type("1")).isEqualTo(Outcome.FAILED);
            assertThat(learner.type("1,2,3")).isEqualTo(Outcome.FAILED);
            assertThat(learner.step()).isEqualTo(1);
            assertThat(learner.type("3, 1")).isEqualTo(Outcome.OK);
            assertThat(learner.seen(StepPassed.class)).hasSize(1);
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
    void aFailureThatIsOnlyToBeReadIsNoneButAnyOtherIs() {
        try (Learner learner = Learner.in("""
                ## Taken {#taken}
                ```setup
                listen 0 as web
                ```
                ```try
                listen ${web.port} as second
                ```
                """ + QUIZ.substring(QUIZ.indexOf("```")))) {
            assertThat(learner.type("listen ${web.port} as third")).isEqualTo(Outcome.FAILED);
            assertThat(learner.type("listen ${web.port} as second")).isEqualTo(Outcome.OK);
            assertThat(learner.screen()).contains("Port " + learner.port("web"));
            assertThat(learner.step()).isEqualTo(1);
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
