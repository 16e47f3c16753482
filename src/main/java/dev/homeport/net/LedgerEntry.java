package dev.homeport.net;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the lab knows of one of its own sockets or servers, open or not any more.
 *
 * @param name the learner's name for it; a name is used again only after it was closed
 * @param localAddress null if it never got one: a connect that was refused
 * @param remoteAddress null for listeners and servers
 * @param parent the listener or server that accepted it, or null if it did not come from accept
 * @param openedBy the line that opened it, as typed or as it stands in the lesson
 * @param openedAt when it was opened
 * @param firstEvent the number of its first wire event
 */
public record LedgerEntry(
        String name,
        SocketKind kind,
        @Nullable Address localAddress,
        @Nullable Address remoteAddress,
        @Nullable String parent,
        boolean open,
        String openedBy,
        Instant openedAt,
        long firstEvent) {
    /** Its own address and port; null where it has none, which includes every Unix domain socket. */
    public @Nullable Endpoint local() {
        return localAddress instanceof Endpoint endpoint ? endpoint : null;
    }

    /** Its peer's address and port; null where there is none, which includes every Unix domain socket. */
    public @Nullable Endpoint remote() {
        return remoteAddress instanceof Endpoint endpoint ? endpoint : null;
    }
}
