package dev.homeport.net;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the lab knows of one of its own sockets or servers, open or not any more.
 *
 * @param name the learner's name for it; a name is used again only after it was closed
 * @param local null if it never got one: a connect that was refused
 * @param remote null for listeners and servers
 * @param parent the listener or server that accepted it, or null if it did not come from accept
 * @param openedBy the line that opened it, as typed or as it stands in the lesson
 * @param openedAt when it was opened
 * @param firstEvent the number of its first wire event
 */
public record LedgerEntry(
        String name,
        SocketKind kind,
        @Nullable Endpoint local,
        @Nullable Endpoint remote,
        @Nullable String parent,
        boolean open,
        String openedBy,
        Instant openedAt,
        long firstEvent) {}
