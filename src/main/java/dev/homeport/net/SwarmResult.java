package dev.homeport.net;

import java.time.Duration;
import java.util.List;

/**
 * What a swarm did.
 *
 * @param connected how many clients got a connection
 * @param messages echoed whole and right
 * @param bytes echoed and found right, each way
 * @param connecting from the first connect to the last client's connection, or its end
 * @param elapsed from the first byte sent to the last one received
 * @param errors by kind, none twice
 * @param stopped whether Ctrl-C or the lab's end cut it short
 */
public record SwarmResult(
        SwarmPlan plan,
        int connected,
        long messages,
        long bytes,
        Duration connecting,
        Duration elapsed,
        Latencies latencies,
        List<SwarmError> errors,
        boolean stopped) {
    public SwarmResult {
        errors = List.copyOf(errors);
    }

    /** Messages a second; 0 where nothing was measured. */
    public double messagesPerSecond() {
        return perSecond(messages);
    }

    /** Bytes a second, in one direction. */
    public double bytesPerSecond() {
        return perSecond(bytes);
    }

    /** Clients that ended in trouble. */
    public int failedClients() {
        return errors.stream().mapToInt(SwarmError::clients).sum();
    }

    private double perSecond(long amount) {
        return elapsed.isZero() ? 0 : amount * 1e9 / elapsed.toNanos();
    }
}
