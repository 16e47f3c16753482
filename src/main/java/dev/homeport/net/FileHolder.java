package dev.homeport.net;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process that has a socket bound to a Unix domain socket's file.
 *
 * @param owner the process; unseen where the kernel does not tell this user
 * @param user the user whose file it is; empty if unknown
 * @param started when the process started; null if unknown
 * @param startedBy the parent process, null if there is none or it cannot be seen
 * @param listens whether the socket listens; one that is bound only takes no connections
 */
public record FileHolder(
        UnixPath file,
        Observed<Owner> owner,
        String user,
        @Nullable Instant started,
        @Nullable Owner startedBy,
        boolean listens) {}
