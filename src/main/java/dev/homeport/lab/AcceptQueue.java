package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.Observed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

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

    /** Of all TCP listeners on the port together. */
    static Observed<Integer> lengthAt(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        List<Integer> queues = new ArrayList<>();
        for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
            if (Files.isReadable(table)) {
                try {
                    queues.addAll(lengths(table, local -> local.endsWith(suffix)));
                } catch (IOException | NumberFormatException unreadable) {
                    return Observed.unseen("the kernel's table cannot be read");
                }
            }
        }
        return queues.isEmpty()
                ? Observed.unseen("the kernel's table shows no such listener")
                : Observed.seen(queues.stream().mapToInt(Integer::intValue).sum());
    }

    static Observed<Integer> length(Path table, Endpoint listener) {
        if (!Files.isReadable(table)) {
            return Observed.unseen("this system does not tell");
        }
        String wanted = hex(listener);
        try {
            List<Integer> queues = lengths(table, wanted::equals);
            return queues.isEmpty()
                    ? Observed.unseen("the kernel's table has no such listener")
                    : Observed.seen(queues.get(0));
        } catch (IOException | NumberFormatException unreadable) {
            return Observed.unseen("the kernel's table cannot be read");
        }
    }

    private static List<Integer> lengths(Path table, Predicate<String> wanted) throws IOException {
        List<Integer> queues = new ArrayList<>();
        // Read at once: the kernel writes it anew for each read.
        for (String each : Files.readAllLines(table, StandardCharsets.US_ASCII)) {
            String[] columns = each.trim().split(" +");
            if (columns.length > QUEUES && columns[STATE].equals(LISTEN) && wanted.test(columns[LOCAL])) {
                String queue = columns[QUEUES];
                queues.add(Integer.parseUnsignedInt(queue.substring(queue.indexOf(':') + 1), 16));
            }
        }
        return queues;
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
