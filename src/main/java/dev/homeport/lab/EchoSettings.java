package dev.homeport.lab;

import dev.homeport.net.EchoMode;

/**
 * How an echo server is to work.
 *
 * @param maxClients how many clients it serves at the same time, 1 to {@link EchoMode#mostClients()}
 * @param logged whether what its clients do stands in the wire log
 */
public record EchoSettings(EchoMode mode, int maxClients, boolean logged) {
    /** Virtual threads where the JVM has them, else platform threads. */
    public static EchoSettings usual() {
        return of(usualMode());
    }

    public static EchoSettings of(EchoMode mode) {
        return new EchoSettings(mode, mode.usualClients(), true);
    }

    /** The mode where none is asked for. */
    public static EchoMode usualMode() {
        return ServerThreads.hasVirtual() ? EchoMode.VIRTUAL : EchoMode.THREADS;
    }
}
