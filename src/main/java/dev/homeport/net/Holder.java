package dev.homeport.net;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process that holds a port: it listens there, or has a UDP socket bound to it.
 *
 * @param owner the process; unseen where the kernel does not tell this user
 * @param user the user whose socket it is, known on Linux also where the process is not; empty if unknown
 * @param started when the process started; null if unknown. With the pid it tells a process from a later one of that number
 * @param startedBy the parent process, null if there is none or it cannot be seen
 */
public record Holder(
        Transport transport,
        Endpoint local,
        Observed<Owner> owner,
        String user,
        @Nullable Instant started,
        @Nullable Owner startedBy) {

    /** The process id, or 0 if the process is not known. */
    public int pid() {
        return owner.match(Owner::pid, reason -> 0);
    }
}
