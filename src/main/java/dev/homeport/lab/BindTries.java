package dev.homeport.lab;

import dev.homeport.kernel.Kernel;
import dev.homeport.net.BindTry;
import dev.homeport.net.BindTry.Result;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Observed;
import dev.homeport.net.Transport;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * Binds a port for an instant, on loopback and without listening, to learn whether that can be done. Another program that binds
 * the port in that instant, without SO_REUSEADDR, is refused (socket(7)): so it is done only where the kernel's table shows no
 * listener, and somebody asks whether the port is free.
 */
final class BindTries {
    /** There SO_REUSEADDR shares a port with whoever has it, so it would always seem free. */
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private static final InetAddress SPARE = spare();

    private BindTries() {}

    private static InetAddress spare() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 62, 89, 3});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** None where the table shows a listener: then it is known without a try. */
    static Observed<List<BindTry>> where(Kernel kernel, int port) {
        return kernel.table()
                .match(
                        rows -> Observed.seen(isListenedOn(rows, port) ? List.of() : of(port)),
                        unseen -> Observed.seen(of(port)));
    }

    private static boolean isListenedOn(List<KernelSocket> rows, int port) {
        return rows.stream()
                .anyMatch(row -> row.transport() == Transport.TCP
                        && row.isListener()
                        && row.local().port() == port);
    }

    /** At 127.0.0.1 and at ::1. */
    static List<BindTry> of(int port) {
        return List.of(at(Endpoint.loopback(port)), at(new Endpoint(LoopbackAddress.V6, port)));
    }

    /**
     * Whether what listens on [::] takes IPv4 as well (IPV6_V6ONLY, ipv6(7)), which Linux's table does not tell: if it does, no
     * IPv4 address can be bound beside it. Tried at an address of 127.0.0.0/8 that nobody is likely to use: at 127.0.0.1 a client
     * may have left the port in TIME-WAIT. Other systems have no such address until it is configured.
     */
    static Observed<Boolean> takesIpv4(int port) {
        BindTry tried = at(new Endpoint(SPARE, port));
        if (tried.result() == Result.NOT_POSSIBLE) {
            tried = at(Endpoint.loopback(port));
        }
        return switch (tried.result()) {
            case BOUND -> Observed.seen(false);
            case IN_USE -> Observed.seen(true);
            case NOT_PERMITTED, NOT_POSSIBLE ->
                Observed.unseen("whether IPv4 too could not be tried: " + tried.system());
        };
    }

    static BindTry at(Endpoint at) {
        try (SocketChannel channel = Addresses.socketFor(at)) {
            if (!WINDOWS) {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            }
            channel.bind(at.toSocketAddress());
            return new BindTry(at, Result.BOUND, "");
        } catch (IOException failed) {
            Result result = Troubles.isInUse(failed)
                    ? Result.IN_USE
                    : Troubles.isNotPermitted(failed) ? Result.NOT_PERMITTED : Result.NOT_POSSIBLE;
            return new BindTry(at, result, Reason.of(failed));
        }
    }
}
