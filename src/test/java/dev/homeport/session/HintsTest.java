package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeport.session.SessionEvent.HintOffered;
import dev.homeport.session.SessionEvent.SolutionShown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ladder of hints, and when a hint offers itself. */
@Timeout(30)
class HintsTest {
    private static final String STEP = """
            ## Open {#open}
            ```setup
            listen 0 as taken
            ```
            ```try
            listen 0 as web
            ```
            ```expect
            listener web is listening
            ```
            """;

    private static Learner with(String hints) {
        return Learner.in(STEP + hints);
    }

    @Test
    void askingGoesOneRungFurtherAndStaysOnTheLast() {
        try (Learner learner = with("```hint\nFirst.\n```\n```hint after 9 tries\nSecond.\n```\n")) {
            learner.type("hint");
            assertThat(learner.screen()).contains("First.").doesNotContain("Second.");
            learner.type("hint");
            assertThat(learner.screen()).contains("Second.").doesNotContain("First.");
            learner.type("hint");
            assertThat(learner.screen()).contains("Second.");
        }
    }

    @Test
    void aStepWithoutHintsSaysWhatElseThereIs() {
        try (Learner learner = with("")) {
            learner.type("hint");
            assertThat(learner.screen()).contains("This step has no hints.").contains("solution");
        }
    }

    @Test
    void afterSoManyTriesAHintIsOfferedOnce() {
        try (Learner learner = with("```hint after 2 tries\nLook.\n```\n")) {
            learner.type("listen 0 as a");
            learner.type("sockets");
            assertThat(learner.seen(HintOffered.class)).isEmpty();
            learner.type("listen 0 as b");
            assertThat(learner.seen(HintOffered.class)).hasSize(1);
            learner.type("listen 0 as c");
            assertThat(learner.seen(HintOffered.class)).isEmpty();
        }
    }

    @Test
    void openingTheJavaPromptIsNoTry() {
        try (Learner learner = with("```hint after 1 try\nLook.\n```\n")) {
            learner.type("java");
            assertThat(learner.seen(HintOffered.class)).isEmpty();
            learner.type("listen 0 as a");
            assertThat(learner.seen(HintOffered.class)).hasSize(1);
        }
    }

    @Test
    void theFirstLinesOfTheSolutionInJavaAreNoTries() {
        String java = """
                ```solution java
                // Any free port.
                int port = 0;
                ServerSocket web = new ServerSocket(port);
                ```
                ```hint after 1 try
                Look.
                ```
                """;
        try (Learner learner = with(java)) {
            learner.type("java { int port=0 }");
            assertThat(learner.seen(HintOffered.class)).isEmpty();
            learner.type("java { int other = 0 }");
            assertThat(learner.seen(HintOffered.class)).hasSize(1);
        }
    }

    @Test
    void twoHintsThatAreDueAtOnceAreOneOffer() {
        try (Learner learner = with("```hint after 1 try\nOne.\n```\n```hint when port-taken\nTwo.\n```\n")) {
            learner.type("listen ${taken.port}");
            assertThat(learner.seen(HintOffered.class)).hasSize(1);
            learner.type("listen ${taken.port}");
            assertThat(learner.seen(HintOffered.class)).isEmpty();
        }
    }

    @Test
    void whatWasReadIsNotOfferedAnyMore() {
        try (Learner learner = with("```hint after 1 try\nOne.\n```\n")) {
            learner.type("hint");
            learner.type("listen 0 as other");
            assertThat(learner.seen(HintOffered.class)).isEmpty();
        }
    }

    @Test
    void aHintForATroubleIsThereOnceTheTroubleIsAndNoRungIsLost() {
        try (Learner learner = with("```hint when port-taken\nTaken.\n```\n```hint\nPlain.\n```\n")) {
            learner.type("hint");
            assertThat(learner.screen()).contains("Plain.");
            learner.type("listen ${taken.port}");
            assertThat(learner.seen(HintOffered.class)).hasSize(1);
            learner.type("hint");
            assertThat(learner.screen()).contains("Taken.");
        }
    }

    @Test
    void aLineThatCannotBeReadIsATroubleToo() {
        try (Learner learner = with("```hint when bad-input\nLook at the words.\n```\n")) {
            learner.type("lisen 0");
            assertThat(learner.seen(HintOffered.class)).hasSize(1);
        }
    }

    @Test
    void afterSomeTimeATickOffersTheHintOnce() {
        try (Learner learner = with("```hint after 2s\nStill here?\n```\n")) {
            assertThat(learner.session.hintIsDue()).isFalse();
            learner.session.tick();
            assertThat(learner.seen(HintOffered.class)).isEmpty();
            await().until(learner.session::hintIsDue);
            learner.session.tick();
            assertThat(learner.seen(HintOffered.class)).hasSize(1);
            assertThat(learner.session.hintIsDue()).isFalse();
            learner.session.tick();
            assertThat(learner.seen(HintOffered.class)).hasSize(1);
        }
    }

    @Test
    void theSolutionIsShownAndNotDone() {
        try (Learner learner = with("")) {
            learner.type("solution");
            assertThat(learner.seen(SolutionShown.class).get(0).lines()).containsExactly("listen 0 as web");
            assertThat(learner.step()).isEqualTo(1);
            assertThat(learner.open()).containsExactly("taken");
        }
    }
}
