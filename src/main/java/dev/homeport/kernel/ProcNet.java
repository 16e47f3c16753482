package dev.homeport.kernel;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of /proc/net/tcp, tcp6, udp and udp6 (proc(5), and proc_net_tcp.rst in the kernel's documentation).
 *
 * <p>Seen on Linux 6.18: a TCP socket that is bound and neither listens nor connects stands in none of them, nor does IPV6_V6ONLY
 * of one that is on [::]; a listener of Multipath TCP does, with the inode that its program has open.
 */
final class ProcNet {
    static final String UNREADABLE = "the socket table of this system cannot be read: ";

    static final int LOCAL = 1;
    static final int REMOTE = 2;
    static final int STATE = 3;
    static final int USER = 7;
    static final int INODE = 9;

    private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6");

    /** As tcp_states.h numbers them, from 1. The twelfth is a request that has not become a socket yet. */
    private static final List<ConnectionState> STATES = List.of(
            ConnectionState.ESTABLISHED,
            ConnectionState.SYN_SENT,
            ConnectionState.SYN_RECEIVED,
            ConnectionState.FIN_WAIT_1,
            ConnectionState.FIN_WAIT_2,
            ConnectionState.TIME_WAIT,
            ConnectionState.CLOSED,
            ConnectionState.CLOSE_WAIT,
            ConnectionState.LAST_ACK,
            ConnectionState.LISTEN,
            ConnectionState.CLOSING,
            ConnectionState.SYN_RECEIVED);

    private ProcNet() {}

    /**
     * One line.
     *
     * @param remote null where it has none
     * @param state null for UDP
     * @param user the number of its user
     * @param inode 0 where no process can have it open
     */
    record Row(
            Transport transport,
            Endpoint local,
            @Nullable Endpoint remote,
            @Nullable ConnectionState state,
            int user,
            long inode) {}

    /** @param proc where the file system is: {@code /proc} */
    static boolean isReadable(Path proc) {
        return Files.isReadable(proc.resolve("net/tcp"));
    }

    static List<Row> rows(Path proc) throws IOException {
        List<Row> rows = new ArrayList<>();
        lines(proc, (table, columns) -> rows.add(row(table.startsWith("tcp"), columns)));
        return rows;
    }

    /** Takes a line's columns, with the table that it stands in. */
    interface Taker {
        void take(String table, List<String> columns) throws IOException;
    }

    static void lines(Path proc, Taker taker) throws IOException {
        for (String table : TABLES) {
            try (BufferedReader reader =
                    Files.newBufferedReader(proc.resolve("net").resolve(table), StandardCharsets.US_ASCII)) {
                reader.readLine();
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    List<String> columns = columns(line);
                    if (columns.size() > INODE) {
                        taker.take(table, columns);
                    }
                }
            } catch (java.nio.file.NoSuchFileException absent) {
                // IPv6 is switched off: then there are no rows of it.
            }
        }
    }

    // By hand: a regular expression takes four times as long, and there can be thousands of lines.
    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>(INODE + 1);
        int from = 0;
        while (columns.size() <= INODE && from < line.length()) {
            if (line.charAt(from) == ' ') {
                from++;
            } else {
                int space = line.indexOf(' ', from);
                int to = space < 0 ? line.length() : space;
                columns.add(line.substring(from, to));
                from = to;
            }
        }
        return columns;
    }

    private static Row row(boolean tcp, List<String> columns) throws IOException {
        try {
            Endpoint remote = endpoint(columns.get(REMOTE));
            ConnectionState state = tcp ? STATES.get(Integer.parseInt(columns.get(STATE), 16) - 1) : null;
            return new Row(
                    tcp ? Transport.TCP : Transport.UDP,
                    endpoint(columns.get(LOCAL)),
                    remote.port() == 0 ? null : remote,
                    state,
                    Integer.parseUnsignedInt(columns.get(USER)),
                    Long.parseLong(columns.get(INODE)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new IOException("a line of another form than proc(5) has: " + columns, unreadable);
        }
    }

    /** {@code 0100007F:F5AD}: words of four bytes, each in the machine's own order. Java turns ::ffff:127.0.0.1 into 127.0.0.1. */
    private static Endpoint endpoint(String written) throws IOException {
        int colon = written.lastIndexOf(':');
        byte[] address = new byte[colon / 2];
        for (int i = 0; i < address.length; i++) {
            int at = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? i ^ 3 : i;
            address[at] = (byte) Integer.parseInt(written, 2 * i, 2 * i + 2, 16);
        }
        return new Endpoint(
                InetAddress.getByAddress(address), Integer.parseInt(written, colon + 1, written.length(), 16));
    }

    /** The number of a port as the tables write an endpoint. */
    static int port(String endpoint) {
        return Integer.parseInt(endpoint, endpoint.lastIndexOf(':') + 1, endpoint.length(), 16);
    }
}
