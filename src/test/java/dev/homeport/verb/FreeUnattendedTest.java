package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code free} where nobody can answer a question. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
class FreeUnattendedTest {
    private final Terminal at = new Terminal();

    @AfterEach
    void closeTheLab() {
        at.close();
    }

    @Test
    void throughAPipeNothingIsEndedAndTheLineToTypeIsSaid() throws Exception {
        at.origin = Front.Origin.PIPE;
        try (Squatter squatter = Squatter.on(0)) {
            VerbException nobody = at.fails("free " + squatter.port);
            assertThat(nobody.trouble()).isEqualTo(Trouble.BAD_INPUT);
            assertThat(nobody.what())
                    .isEqualTo("nobody is there to answer whether java (" + squatter.pid() + ") may be asked to stop");
            assertThat(nobody.next())
                    .isEqualTo("`free " + squatter.port + " --yes " + squatter.pid()
                            + "` asks it politely; force needs a terminal");
            assertThat(squatter.lives()).isTrue();
            assertThat(at.asked).isEmpty();
        }
    }

    @Test
    void throughAPipeTheProcessThatIsNamedIsAskedPolitely() throws Exception {
        at.origin = Front.Origin.PIPE;
        try (Squatter squatter = Squatter.on(0)) {
            at.type("free " + squatter.port + " --yes " + squatter.pid());
            assertThat(at.said()).endsWith("port " + squatter.port + " is free");
            assertThat(squatter.exit()).isEqualTo(143);
            assertThat(at.asked).isEmpty();
        }
    }

    @Test
    void throughAPipeAnotherNumberEndsNothing() throws Exception {
        at.origin = Front.Origin.PIPE;
        try (Squatter squatter = Squatter.on(0);
                Squatter bystander = Squatter.on(0)) {
            VerbException wrong = at.fails("free " + squatter.port + " --yes " + bystander.pid());
            assertThat(wrong.what()).isEqualTo("process " + bystander.pid() + " does not hold port " + squatter.port);
            assertThat(squatter.lives()).isTrue();
            assertThat(bystander.lives()).isTrue();
        }
    }

    @Test
    void throughAPipeNothingIsForced() throws Exception {
        at.origin = Front.Origin.PIPE;
        try (Squatter squatter = Squatter.on(0, "stubborn")) {
            VerbException still = at.fails("free " + squatter.port + " --within 100ms --yes " + squatter.pid());
            assertThat(still.trouble()).isEqualTo(Trouble.TIMED_OUT);
            assertThat(squatter.lives()).isTrue();
            assertThat(at.asked).isEmpty();
        }
    }

    @Test
    void aLessonEndsNoProgramWhateverItSays() throws Exception {
        at.origin = Front.Origin.LESSON;
        try (Squatter squatter = Squatter.on(0)) {
            VerbException never = at.fails("free " + squatter.port + " --yes " + squatter.pid());
            assertThat(never.what()).isEqualTo("a lesson ends no program");
            assertThat(at.reports).isEmpty();
            assertThat(squatter.lives()).isTrue();
        }
    }
}
