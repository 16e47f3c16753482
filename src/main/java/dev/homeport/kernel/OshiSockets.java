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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/**
 * macOS and Windows, through OSHI, which names one process for a socket. Loading it takes a quarter of a second: only on first
 * use.
 */
final class OshiSockets implements SocketSource {
    private final OperatingSystem system = new SystemInfo().getOperatingSystem();
    private final InternetProtocolStats stats = system.getInternetProtocolStats();

    @Override
    public Observed<List<KernelSocket>> rows() {
        List<IPConnection> connections = stats.getConnections();
        Set<Integer> ownedListeners = new HashSet<>();
        for (IPConnection each : connections) {
            if (each.getState() == InternetProtocolStats.TcpState.LISTEN && each.getowningProcessId() > 0) {
                ownedListeners.add(each.getLocalPort());
            }
        }
        // A process's row costs about a millisecond, and one process can have thousands of sockets.
        Map<Integer, Observed<Owner>> owners = new HashMap<>();
        List<KernelSocket> rows = new ArrayList<>(connections.size());
        for (IPConnection each : connections) {
            KernelSocket row = row(each, ownedListeners, owners);
            if (row != null) {
                rows.add(row);
            }
        }
        return Observed.seen(List.copyOf(rows));
    }

    @Override
    public Observed<Owner> process(int pid) {
        OSProcess process = system.getProcess(pid);
        return process == null
                ? Observed.unseen("process " + pid + " is already gone")
                : Observed.seen(
                        new Owner(pid, process.getName(), process.getPath(), arguments(process), user(process)));
    }

    private @Nullable KernelSocket row(
            IPConnection from, Set<Integer> ownedListeners, Map<Integer, Observed<Owner>> owners) {
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
                ? owners.computeIfAbsent(from.getowningProcessId(), this::process)
                : Observed.unseen(WhyNoOwner.of(state, ownedListeners.contains(from.getLocalPort())));
        return new KernelSocket(tcp ? Transport.TCP : Transport.UDP, local, remote, state, owner);
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

    private static List<String> arguments(OSProcess process) {
        List<String> arguments = process.getArguments();
        String line = process.getCommandLine().strip();
        return !arguments.isEmpty() ? arguments : line.isEmpty() ? List.of() : List.of(line.split(" "));
    }

    /** OSHI writes "unknown" where it cannot tell. */
    private static String user(OSProcess process) {
        String user = process.getUser();
        return user == null || user.equals("unknown") ? "" : user;
    }
}
