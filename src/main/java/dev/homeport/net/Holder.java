package dev.homeport.net;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process that holds a port: it listens there, has a UDP socket bound to it, or has it as its end of a connection.
 *
 * @param owner the process; unseen where the kernel does not tell this user
 * @param user the user whose socket it is, known on Linux also where the process is not; empty if unknown
 * @param started when the process started; null if unknown. With the pid it tells a process from a later one of that number
 * @param startedBy the parent process, null if there is none or it cannot be seen
 * @param remote the other end of its connection, the first if it has several from there; null where it listens or is bound
 */
public record Holder(
        Transport transport,
        Endpoint local,
        Observed<Owner> owner,
        String user,
        @Nullable Instant started,
        @Nullable Owner startedBy,
        @Nullable Endpoint remote) {

    /** One that listens or is bound. */
    public Holder(
            Transport transport,
            Endpoint local,
            Observed<Owner> owner,
            String user,
            @Nullable Instant started,
            @Nullable Owner startedBy) {
        this(transport, local, owner, user, started, startedBy, null);
    }

    /** The process id, or 0 if the process is not known. */
    public int pid() {
        return owner.match(Owner::pid, reason -> 0);
    }
}
