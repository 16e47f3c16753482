package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.Observed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How many connections wait in a listener's queue: the Recv-Q that ss(8) shows of a LISTEN socket. Linux has it in the
 * {@code rx_queue} column of /proc/net/tcp (proc(5)); other systems do not tell.
 */
final class AcceptQueue {
    private static final String LISTEN = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int QUEUES = 4;

    private AcceptQueue() {}

    static Observed<Integer> lengthAt(Endpoint listener) {
        boolean four = listener.address().getAddress().length == 4;
        return length(Path.of(four ? "/proc/net/tcp" : "/proc/net/tcp6"), listener);
    }

    static Observed<Integer> length(Path table, Endpoint listener) {
        if (!Files.isReadable(table)) {
            return Observed.unseen("this system does not tell");
        }
        String wanted = hex(listener);
        try {
            // Read at once: the kernel writes it anew for each read.
            List<String> rows = Files.readAllLines(table, StandardCharsets.US_ASCII);
            for (String each : rows) {
                String[] columns = each.trim().split(" +");
                if (columns.length > QUEUES && columns[STATE].equals(LISTEN) && columns[LOCAL].equals(wanted)) {
                    String queue = columns[QUEUES];
                    return Observed.seen(Integer.parseUnsignedInt(queue.substring(queue.indexOf(':') + 1), 16));
                }
            }
            return Observed.unseen("the kernel's table has no such listener");
        } catch (IOException | NumberFormatException unreadable) {
            return Observed.unseen("the kernel's table cannot be read");
        }
    }

    /** As the kernel prints it: each 32-bit word of the address as a number of this machine's byte order. */
    private static String hex(Endpoint endpoint) {
        ByteBuffer address = ByteBuffer.wrap(endpoint.address().getAddress()).order(ByteOrder.nativeOrder());
        StringBuilder text = new StringBuilder();
        while (address.hasRemaining()) {
            text.append(String.format(Locale.ROOT, "%08X", address.getInt()));
        }
        return text.append(String.format(Locale.ROOT, ":%04X", endpoint.port())).toString();
    }
}
