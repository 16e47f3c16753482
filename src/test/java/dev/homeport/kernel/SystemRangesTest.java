package dev.homeport.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Observed;
import dev.homeport.net.PortRange;
import dev.homeport.net.RangeFact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The ports that systems set apart, in the words in which they say so. */
class SystemRangesTest {
    private static String unseen(Observed<List<PortRange>> observed) {
        return observed.match(List::toString, reason -> reason);
    }

    @Test
    void linuxListsReservedPortsBetweenCommas() {
        assertThat(SystemRanges.reserved("8080,9148-9160\n"))
                .isEqualTo(Observed.seen(List.of(new PortRange(8080, 8080), new PortRange(9148, 9160))));
        assertThat(SystemRanges.reserved("\n")).isEqualTo(Observed.seen(List.of()));
    }

    @Test
    void whatIsNoListIsNotAnEmptyOne() {
        assertThat(unseen(SystemRanges.reserved("8080,x")))
                .isEqualTo("the system's answer is no list of ports: \"8080,x\"");
        assertThat(unseen(SystemRanges.reserved("1-2-3"))).contains("no list of ports");
        assertThat(unseen(SystemRanges.reserved("70000"))).contains("no list of ports");
        assertThat(unseen(SystemRanges.from(""))).contains("no list of ports");
        assertThat(unseen(SystemRanges.excluded("Access denied"))).contains("Access denied");
    }

    @Test
    void allPortsFromTheFirstUnprivilegedOneAreUnprivileged() {
        assertThat(SystemRanges.from("1024\n")).isEqualTo(Observed.seen(List.of(new PortRange(1024, 65535))));
    }

    @Test
    void windowsListsExcludedPortsInATable() {
        String text = """

                Protocol tcp Port Exclusion Ranges

                Start Port    End Port
                ----------    --------
                      5357        5357
                     50000       50059     *

                * - Administered port exclusions.

                """;
        assertThat(SystemRanges.excluded(text))
                .isEqualTo(Observed.seen(List.of(new PortRange(5357, 5357), new PortRange(50000, 50059))));
    }

    @Test
    void macOsGivesTwoNumbersAndTheLowRangeDownwards() {
        assertThat(SystemRanges.firstAndLast("49152\n65535\n"))
                .isEqualTo(Observed.seen(List.of(new PortRange(49152, 65535))));
        assertThat(SystemRanges.firstAndLast("1023\n600\n"))
                .isEqualTo(Observed.seen(List.of(new PortRange(600, 1023))));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisKernelTellsItsOwn() {
        assertThat(SystemRanges.read("Linux"))
                .extracting(RangeFact::name)
                .containsExactly("reserved, this kernel", "unprivileged, this kernel");
        assertThat(SystemRanges.read("Linux"))
                .allSatisfy(each -> assertThat(each.ranges()).isInstanceOf(Observed.Seen.class));
    }

    @Test
    void aSystemThatIsNotKnownHasNothingToTell() {
        assertThat(SystemRanges.read("Plan 9")).isEmpty();
    }
}
