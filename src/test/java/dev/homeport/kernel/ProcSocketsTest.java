package dev.homeport.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.KernelSocket;
import dev.homeport.net.Owner;
import dev.homeport.net.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Linux's /proc, as files that a test has written. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "socket:[1] can be no file's name there")
class ProcSocketsTest {
    private static final String HEADING = "  sl  local_address rem_address   st ...\n";

    @TempDir
    Path proc;

    @BeforeEach
    void emptyTables() throws IOException {
        Files.createDirectories(proc.resolve("net"));
        for (String table : List.of("tcp", "tcp6", "udp")) {
            Files.writeString(proc.resolve("net/" + table), HEADING);
        }
        // udp6 is missing, as where IPv6 is switched off.
    }

    @Test
    void aRowHasItsAddressesItsStateAndItsUser() throws Exception {
        row("tcp", "127.0.0.1", 8080, "0.0.0.0", 0, "0A", 0, 41);
        row("tcp", "127.0.0.1", 8080, "127.0.0.1", 5000, "06", 0, 0);
        row("udp", "127.0.0.1", 5353, "0.0.0.0", 0, "07", 0, 42);
        List<KernelSocket> rows = rows();
        assertThat(rows)
                .extracting(each -> each.transport() + " " + each.local() + " " + each.remote() + " " + each.state())
                .containsExactly(
                        "TCP 127.0.0.1:8080 null LISTEN",
                        "TCP 127.0.0.1:8080 127.0.0.1:5000 TIME-WAIT",
                        "UDP 127.0.0.1:5353 null null");
        assertThat(rows).extracting(KernelSocket::user).containsExactly("root", "", "root");
        assertThat(rows.get(2).transport()).isEqualTo(Transport.UDP);
    }

    @Test
    void anIpv4AddressInTheTableOfIpv6IsIpv4() throws Exception {
        row("tcp6", "::ffff:127.0.0.1", 8080, "::", 0, "0A", 0, 41);
        row("tcp6", "::1", 8081, "::", 0, "0A", 0, 42);
        row("tcp6", "::", 8082, "::", 0, "0A", 0, 43);
        assertThat(rows())
                .extracting(each -> each.local().toString())
                .containsExactly("127.0.0.1:8080", "[::1]:8081", "[::]:8082");
    }

    @Test
    void everyProcessThatHasASocketOpenIsItsOwner() throws Exception {
        row("tcp", "127.0.0.1", 8080, "0.0.0.0", 0, "0A", 0, 41);
        process(12, "python3", "0", "socket:[41]", "python3", "server.py");
        process(13, "sleep", "0", "socket:[41]", "sleep", "60");
        process(14, "cat", "0", "/dev/null", "cat");
        KernelSocket row = rows().get(0);
        assertThat(row.owners()).extracting(Owner::name).containsExactly("python3", "sleep");
        assertThat(row.owners().get(0).arguments()).containsExactly("python3", "server.py");
        assertThat(row.owner().match(Owner::pid, reason -> 0)).isEqualTo(12);
        assertThat(row.ownersAreAll()).isTrue();
    }

    @Test
    void aProcessThatBecameAnotherProgramHasThatOnesName() throws Exception {
        row("tcp", "127.0.0.1", 8080, "0.0.0.0", 0, "0A", 0, 41);
        process(12, "python3", "0", "socket:[41]", "python3", "server.py");
        ProcSockets sockets = new ProcSockets(proc);
        assertThat(sockets.rows().orElse(List.of()).get(0).owners())
                .extracting(Owner::name)
                .containsExactly("python3");
        Files.writeString(proc.resolve("12/comm"), "sleep\n");
        Files.writeString(proc.resolve("12/cmdline"), "sleep\u000060\u0000");
        assertThat(sockets.rows().orElse(List.of()).get(0).owners())
                .extracting(each -> each.name() + ": " + each.commandLine())
                .containsExactly("sleep: sleep 60");
    }

    @Test
    void whereAnotherUserOpenedTheSocketNotAllOwnersMayBeKnown() throws Exception {
        row("tcp", "127.0.0.1", 80, "0.0.0.0", 0, "0A", 0, 41);
        process(13, "nginx", "4242", "socket:[41]", "nginx: worker process");
        KernelSocket row = rows().get(0);
        assertThat(row.user()).isEqualTo("root");
        assertThat(row.owners()).extracting(Owner::user).containsExactly("number 4242");
        assertThat(row.ownersAreAll()).isFalse();
    }

    @Test
    void aSocketOfNobodyThatCanBeSeenIsSaidToBeSo() throws Exception {
        row("tcp", "127.0.0.1", 80, "0.0.0.0", 0, "0A", 0, 41);
        KernelSocket row = rows().get(0);
        assertThat(row.owners()).isEmpty();
        assertThat(row.owner().<String>match(owner -> "", reason -> reason)).startsWith("not permitted");
    }

    @Test
    void aTableOfAnotherFormIsNoEmptyTable() throws Exception {
        Files.writeString(proc.resolve("net/tcp"), HEADING + "a b c d e f g h i j k\n");
        assertThat(new ProcSockets(proc).rows().<String>match(rows -> "seen", reason -> reason))
                .startsWith("the socket table of this system cannot be read");
    }

    private List<KernelSocket> rows() {
        return new ProcSockets(proc).rows().match(rows -> rows, reason -> {
            throw new AssertionError(reason);
        });
    }

    private void row(
            String table,
            String local,
            int localPort,
            String remote,
            int remotePort,
            String state,
            int user,
            long inode)
            throws IOException {
        Path file = proc.resolve("net/" + table);
        String line = "   0: " + hex(table, local, localPort) + " " + hex(table, remote, remotePort) + " " + state
                + " 00000000:00000000 00:00000000 00000000     " + user + "        0 " + inode
                + " 1 0000 100 0 0 10 0\n";
        Files.writeString(file, Files.readString(file) + line);
    }

    private static String hex(String table, String host, int port) {
        ByteBuffer address = ByteBuffer.allocate(table.endsWith("6") ? 16 : 4).order(ByteOrder.BIG_ENDIAN);
        switch (host) {
            case "127.0.0.1" -> address.put(new byte[] {127, 0, 0, 1});
            case "::ffff:127.0.0.1" -> address.position(10).put(new byte[] {-1, -1, 127, 0, 0, 1});
            case "::1" -> address.put(15, (byte) 1);
            default -> {}
        }
        StringBuilder written = new StringBuilder();
        for (int at = 0; at < address.capacity(); at += 4) {
            int word = address.duplicate().order(ByteOrder.nativeOrder()).getInt(at);
            written.append(String.format("%08X", word));
        }
        return written + String.format(":%04X", port);
    }

    private void process(int pid, String name, String user, String descriptor, String... words) throws IOException {
        Path process = Files.createDirectories(proc.resolve(Integer.toString(pid)));
        Files.writeString(process.resolve("comm"), name + "\n");
        Files.write(process.resolve("cmdline"), (String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8));
        Files.writeString(process.resolve("status"), "Name:\t" + name + "\nUid:\t0\t" + user + "\t0\t0\n");
        Files.createDirectories(process.resolve("fd"));
        Files.createSymbolicLink(process.resolve("fd/3"), Path.of(descriptor));
    }
}
