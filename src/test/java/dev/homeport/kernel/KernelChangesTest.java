package dev.homeport.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What counts as a change of the kernel's table. */
class KernelChangesTest {
    private static long sumOf(String... rows) {
        return KernelChanges.sumOf(each -> List.of(rows).forEach(each));
    }

    @Test
    void theSumIsOfTheRowsAndNotOfTheirOrder() {
        assertThat(sumOf("a 01", "b 0A")).isEqualTo(sumOf("b 0A", "a 01"));
        assertThat(sumOf("a 01", "b 0A")).isNotEqualTo(sumOf("a 0A", "b 01"));
        assertThat(sumOf("a 01")).isNotEqualTo(sumOf("a 01", "a 01")).isNotEqualTo(sumOf());
    }

    @Test
    void anotherProgramsSocketCountsAsAChangeAndOneOfAnIgnoredPortDoesNot() throws Exception {
        Set<Integer> ignored = new HashSet<>();
        KernelChanges changes =
                new KernelChanges(new Kernel(), (local, remote) -> ignored.contains(local) || ignored.contains(remote));
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(changes.changed()).isTrue();
            try (Socket probe = new Socket()) {
                probe.bind(new InetSocketAddress("127.0.0.1", 0));
                probe.connect(other.getLocalSocketAddress());
                int port = probe.getLocalPort();
                assertThat(rows(changes)).anyMatch(row -> names(row, port));
                ignored.add(port);
                assertThat(rows(changes)).noneMatch(row -> names(row, port));
            }
        }
    }

    private static List<String> rows(KernelChanges changes) {
        List<String> rows = new ArrayList<>();
        changes.rows(rows::add);
        return rows;
    }

    private static boolean names(String row, int port) {
        return row.contains(String.format(":%04X", port)) || row.contains(":" + port + " ");
    }
}
