package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Exam;
import dev.homeport.net.Exam.Result;
import dev.homeport.net.Trouble;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What doctor says in the end, on this machine and with what the rooms above add. */
@Timeout(60)
class DoctorTest {
    private final Lab lab = Lab.open(LabSettings.USUAL);
    private final List<Report> reports = new ArrayList<>();

    @AfterEach
    void closeTheLab() {
        lab.close();
    }

    @Test
    void everythingIsLookedAtInOrder() {
        // Whether this machine is well is not this test's affair.
        catchThrowableOfType(VerbException.class, () -> examine(List.of(Exam.ok("terminal", "80 columns"))));
        assertThat(exams())
                .extracting(Exam::name)
                .containsExactly(
                        "Java",
                        "loopback IPv4",
                        "loopback IPv6",
                        "the name localhost",
                        "hosts file",
                        "kernel's table",
                        "ephemeral ports",
                        "ports below 1024",
                        "proxy variables",
                        "Java's proxy",
                        "firewall",
                        "open files",
                        "terminal");
    }

    @Test
    void aProblemFailsTheLineAndPointsUp() {
        Exam problem = new Exam("terminal", Result.PROBLEM, "one", "none", "find one");
        VerbException failed = catchThrowableOfType(VerbException.class, () -> examine(List.of(problem)));
        assertThat(failed.trouble()).isEqualTo(Trouble.OTHER);
        assertThat(failed.what()).matches("\\d problems? found");
        assertThat(exams()).contains(problem);
    }

    @Test
    void whatCouldNotBeLookedAtIsNoProblem() {
        Exam blind = new Exam("terminal", Result.COULD_NOT_LOOK, "", "it took too long", "");
        VerbException failed = catchThrowableOfType(VerbException.class, () -> examine(List.of(blind)));
        assertThat(failed.trouble()).isEqualTo(Trouble.COULD_NOT_LOOK);
        assertThat(failed.what()).startsWith("could not look at ");
    }

    @Test
    void controlCGivesNoHalfAnswer() {
        Act act = Act.of("doctor");
        act.cancellation().cancel();
        VerbException cancelled = catchThrowableOfType(
                VerbException.class,
                () -> new Doctor()
                        .run(
                                new Arguments(java.util.Map.of(), java.util.Map.of()),
                                new VerbContext(lab, reports::add, act)));
        assertThat(cancelled.trouble()).isEqualTo(Trouble.CANCELLED);
        assertThat(reports).isEmpty();
    }

    private List<Exam> exams() {
        return ((Report.Examined) reports.get(0)).exams();
    }

    private void examine(List<Exam> above) throws VerbException {
        Front front = new Front() {
            @Override
            public Origin origin() {
                return Origin.PIPE;
            }

            @Override
            public List<Exam> exams() {
                return above;
            }
        };
        new Doctor()
                .run(
                        new Arguments(java.util.Map.of(), java.util.Map.of()),
                        new VerbContext(lab, reports::add, Act.of("doctor"), front));
    }
}
