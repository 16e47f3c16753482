package dev.homeport.kernel;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.Transport;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.OperatingSystem;

/**
 * The kernel's own view of sockets, through OSHI. One for the program, as there is one kernel. Loading it takes a quarter of a
 * second: only on first use.
 */
final class KernelTable {
    private static final String NOT_TOLD = "not permitted: owned by another user, or already gone";
    private static final String IN_QUEUE = "waiting in the listener's queue: no program has accepted it yet";

    private final InternetProtocolStats stats;
    private final Owners owners;
    private final AtomicInteger askers = new AtomicInteger();
    private @Nullable Reading last;

    private record Reading(long begunNanos, Observed<List<KernelSocket>> rows) {}

    private static final class Shared {
        private static final KernelTable TABLE = new KernelTable();
    }

    private KernelTable() {
        OperatingSystem system = new SystemInfo().getOperatingSystem();
        stats = system.getInternetProtocolStats();
        owners = new Owners(system);
    }

    static KernelTable shared() {
        return Shared.TABLE;
    }

    /** What the kernel tells now. Labs that ask at the same time share a reading that began after both had asked. */
    Observed<List<KernelSocket>> read() {
        long asked = System.nanoTime();
        askers.incrementAndGet();
        synchronized (this) {
            try {
                Reading reading = last;
                if (reading == null || reading.begunNanos() - asked < 0) {
                    reading = new Reading(System.nanoTime(), readNow());
                    last = reading;
                }
                return reading.rows();
            } finally {
                if (askers.decrementAndGet() == 0) {
                    // It can have thousands of rows.
                    last = null;
                }
            }
        }
    }

    private Observed<List<KernelSocket>> readNow() {
        List<IPConnection> connections = stats.getConnections();
        Set<Integer> ownedListeners = new HashSet<>();
        for (IPConnection each : connections) {
            if (each.getState() == InternetProtocolStats.TcpState.LISTEN && each.getowningProcessId() > 0) {
                ownedListeners.add(each.getLocalPort());
            }
        }
        List<KernelSocket> rows = new ArrayList<>(connections.size());
        for (IPConnection each : connections) {
            KernelSocket row = row(each, ownedListeners);
            if (row != null) {
                rows.add(row);
            }
        }
        return Observed.seen(List.copyOf(rows));
    }

    synchronized Observed<Owner> process(int pid) {
        return owners.of(pid);
    }

    private @Nullable KernelSocket row(IPConnection from, Set<Integer> ownedListeners) {
        Endpoint local = endpoint(from.getLocalAddress(), from.getLocalPort());
        if (local == null) {
            return null;
        }
        boolean tcp = from.getType().startsWith("tcp");
        ConnectionState state = tcp ? state(from.getState()) : null;
        Endpoint remote = state == ConnectionState.LISTEN || from.getForeignPort() == 0
                ? null
                : endpoint(from.getForeignAddress(), from.getForeignPort());
        Observed<Owner> owner = from.getowningProcessId() > 0
                ? owners.of(from.getowningProcessId())
                : Observed.unseen(whyNoOwner(state, ownedListeners.contains(from.getLocalPort())));
        return new KernelSocket(tcp ? Transport.TCP : Transport.UDP, local, remote, state, owner);
    }

    private static String whyNoOwner(@Nullable ConnectionState state, boolean listenerKnown) {
        if (state == null) {
            return NOT_TOLD;
        }
        return switch (state) {
            // The program has let go of these; only the kernel works on them still.
            case TIME_WAIT, FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, SYN_RECEIVED ->
                "the kernel names no owner in " + state;
            case ESTABLISHED, CLOSE_WAIT -> listenerKnown ? IN_QUEUE : NOT_TOLD;
            case LISTEN, SYN_SENT, CLOSED -> NOT_TOLD;
        };
    }

    private static ConnectionState state(InternetProtocolStats.@Nullable TcpState state) {
        return ConnectionState.parse(String.valueOf(state)).orElse(ConnectionState.CLOSED);
    }

    /** Java turns ::ffff:127.0.0.1 into 127.0.0.1 here, which is the address that is meant. */
    private static @Nullable Endpoint endpoint(byte[] address, int port) {
        try {
            return new Endpoint(InetAddress.getByAddress(address), port);
        } catch (UnknownHostException neitherFourNorSixteen) {
            return null;
        }
    }
}
