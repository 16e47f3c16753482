package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.session.Console.Outcome;
import dev.homeport.verb.Front;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Only what a learner types may end a program. */
@Timeout(30)
class FreeInALessonTest {
    @Test
    void whereNobodyTypesNothingIsEnded() {
        // As in a proof of a lesson: nobody said who types.
        try (Learner learner = Learner.playing()) {
            learner.type("listen 0 as web");
            assertThat(learner.type("free web")).isEqualTo(Outcome.FAILED);
            assertThat(learner.screen()).contains("a lesson ends no program");
        }
    }

    @Test
    void whatALearnerTypesIsTheLearnersWord() {
        try (Learner learner = Learner.playing()) {
            learner.session.meets(() -> Front.Origin.PIPE);
            learner.type("listen 0 as web");
            assertThat(learner.type("free web")).isEqualTo(Outcome.FAILED);
            assertThat(learner.screen())
                    .contains("is held by this program: by web")
                    .contains("close web");
        }
    }
}
