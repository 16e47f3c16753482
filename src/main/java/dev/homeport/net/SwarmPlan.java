package dev.homeport.net;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a swarm is to do: each client sends messages to an echo server and checks every byte that comes back.
 *
 * @param clients 1 to {@value #MOST_CLIENTS}
 * @param messages for each client, at least 1; {@link Long#MAX_VALUE} where only the time ends it
 * @param size bytes of a message, 1 to {@value #MOST_SIZE}
 * @param pipeline how many messages of one client may be on their way at once, 1 to {@value #MOST_PIPELINE}
 * @param lasting no message is begun after that time; null where only the count ends it
 * @param patience how long a client waits for the whole echo of a message before it gives up
 * @param seed of the bytes that are sent; the same seed gives the same ones
 */
public record SwarmPlan(
        int clients,
        long messages,
        int size,
        int pipeline,
        @Nullable Duration lasting,
        Duration patience,
        long seed) {
    public static final int MOST_CLIENTS = 10_000;
    public static final int MOST_SIZE = 1 << 20;
    public static final int MOST_PIPELINE = 256;

    /** No message is begun after that time in any case. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    /** When no more messages are begun, counted from the first. */
    public Duration atMost() {
        return lasting == null || lasting.compareTo(LONGEST) > 0 ? LONGEST : lasting;
    }

    /** All messages of all clients; {@link Long#MAX_VALUE} where only the time ends it. */
    public long allMessages() {
        return messages > Long.MAX_VALUE / clients ? Long.MAX_VALUE : messages * clients;
    }
}
