package dev.homeport.kernel;

import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** Who a process is. A process's row costs OSHI about a millisecond, so what was read once is kept. */
final class Owners {
    private static final int MOST = 500;

    /** The start tells a process from a later one that got the same pid. */
    private record Known(Optional<Instant> start, Owner owner) {}

    private final OperatingSystem system;
    private final Map<Integer, Known> known = new LinkedHashMap<>();

    Owners(OperatingSystem system) {
        this.system = system;
    }

    Observed<Owner> of(int pid) {
        Optional<Instant> start =
                ProcessHandle.of(pid).flatMap(handle -> handle.info().startInstant());
        Known before = known.get(pid);
        if (before != null && before.start().equals(start)) {
            return Observed.seen(before.owner());
        }
        OSProcess process = system.getProcess(pid);
        if (process == null) {
            return Observed.unseen("process " + pid + " is already gone");
        }
        Owner owner = new Owner(pid, process.getName(), commandLine(process), user(process));
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(pid, new Known(start, owner));
        return Observed.seen(owner);
    }

    /** OSHI knows how the program was called, but ends an argument at its first line end; the JDK does not. */
    private static String commandLine(OSProcess process) {
        List<String> arguments = process.getArguments();
        return ProcessHandle.of(process.getProcessID())
                .flatMap(handle -> handle.info().arguments())
                .filter(whole -> !arguments.isEmpty())
                .map(whole -> arguments.get(0) + " " + String.join(" ", whole))
                .orElseGet(process::getCommandLine)
                .strip();
    }

    /** OSHI writes "unknown" where it cannot tell. */
    private static String user(OSProcess process) {
        String user = process.getUser();
        return user == null || user.equals("unknown") ? "" : user;
    }
}
