package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.session.Console.Outcome;
import dev.homeport.session.SessionEvent.LessonPassed;
import dev.homeport.session.SessionEvent.PredictionJudged;
import dev.homeport.session.SessionEvent.QuizJudged;
import dev.homeport.session.SessionEvent.StepPassed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Predictions and quizzes: what a step asks, and what it takes for an answer. */
@Timeout(30)
class StepQuestionsTest {
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
    void aPredictionShowsNoRawValueEither() {
        try (Learner learner = Learner.in(PREDICTION)) {
            assertThat(learner.screen())
                    .contains("You connect to " + learner.port("web") + " from the port of c.")
                    .contains("It connects from the port of c")
                    .doesNotContain("${");
        }
    }

    @Test
    void aPredictionComesBeforeTheActAndWhatHappensDecides() {
        try (Learner learner = Learner.in(PREDICTION)) {
            assertThat(learner.type("connect web as c")).isEqualTo(Outcome.USAGE);
            assertThat(learner.screen()).contains("this step asks first what you think will happen");
            assertThat(learner.lab.find("c")).isEmpty();
            assertThat(learner.type("sockets")).isEqualTo(Outcome.OK);
            learner.type("java");
            assertThat(learner.screen()).doesNotContain("this step asks first");
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
}
