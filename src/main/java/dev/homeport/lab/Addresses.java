package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Which addresses may be used: loopback, and others only when the learner says so. */
final class Addresses {
    private static final String NO_IPV6 = "IPv6 is switched off";

    private Addresses() {}

    /**
     * For what has the option --expose.
     *
     * @throws LabException NOT_LOCAL, EXPOSED
     */
    static void mayListen(Endpoint at, boolean expose) throws LabException {
        if (!expose) {
            mustBeLoopback(at, ", or add --expose");
        } else if (!at.isLoopback() && !at.isWildcard() && !isOfThisMachine(at)) {
            throw notLocal(at, null);
        }
    }

    /** @throws LabException NOT_LOCAL, EXPOSED */
    static void mustBeLoopback(Endpoint at) throws LabException {
        mustBeLoopback(at, "");
    }

    private static void mustBeLoopback(Endpoint at, String wayOut) throws LabException {
        if (at.isLoopback()) {
            return;
        }
        if (!at.isWildcard() && !isOfThisMachine(at)) {
            throw notLocal(at, null);
        }
        String means = at.isWildcard()
                ? hostOf(at) + " means every " + (at.address() instanceof Inet4Address ? "IPv4 address" : "address")
                        + " of this machine: others on the network could connect"
                : hostOf(at) + " is no loopback address: others on the network could connect";
        throw new LabException(Trouble.EXPOSED, means, "use 127.0.0.1, which only this machine can reach" + wayOut);
    }

    /** A place as a learner types it: the port alone means 127.0.0.1, and an IPv6 address stands in brackets. */
    static String typed(String host, int port) {
        if (host.equals("127.0.0.1")) {
            return Integer.toString(port);
        }
        return (host.indexOf(':') < 0 || host.startsWith("[") ? host : "[" + host + "]") + ":" + port;
    }

    /** As {@link #mayListen(Endpoint, boolean)}; a socket's file is for this machine only. */
    static void mayListen(Address at, boolean expose) throws LabException {
        if (at instanceof Endpoint endpoint) {
            mayListen(endpoint, expose);
        }
    }

    /** @throws LabException EXPOSED, BAD_INPUT */
    static void mayConnect(Endpoint to) throws LabException {
        if (!to.isLoopback()) {
            String what = to.isWildcard()
                    ? hostOf(to) + " is no place to connect to: it stands for every address of a listener"
                    : hostOf(to) + " is not on loopback: traffic would leave this machine";
            throw new LabException(Trouble.EXPOSED, what, "connect to 127.0.0.1 or ::1");
        }
        if (to.port() == 0) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    "nobody can listen on port 0: it asks the system to choose one",
                    "connect to the port that `sockets` shows");
        }
    }

    static LabException notLocal(Endpoint at, @Nullable Exception cause) {
        return new LabException(
                Trouble.NOT_LOCAL,
                hostOf(at) + " is not an address of this machine",
                "use 127.0.0.1, or [::1] for IPv6",
                cause);
    }

    /** As {@link #mayConnect(Endpoint)}; a socket's file leads nowhere but to this machine. */
    static void mayConnect(Address to) throws LabException {
        if (to instanceof Endpoint endpoint) {
            mayConnect(endpoint);
        }
    }

    /** A stream socket that can connect to the address. */
    static SocketChannel socketFor(Address to) throws IOException {
        return to instanceof Endpoint endpoint ? socketFor(endpoint) : SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    /** The address as Java calls it. */
    static SocketAddress toSocketAddress(Address to) {
        return to instanceof Endpoint endpoint
                ? endpoint.toSocketAddress()
                : UnixDomainSocketAddress.of(((UnixPath) to).path());
    }

    /** Small pieces go out as they are: Nagle's algorithm (RFC 9293, section 3.7.4) would join them. Only TCP has it. */
    static void sendAtOnce(SocketChannel channel) throws IOException {
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
    }

    /** A plain IPv4 socket for an IPv4 address: Java's own choice is IPv6, and the kernel's table then shows it as tcp6. */
    static SocketChannel socketFor(Endpoint endpoint) throws IOException {
        try {
            return SocketChannel.open(family(endpoint));
        } catch (UnsupportedOperationException switchedOff) {
            throw new SocketException(NO_IPV6);
        }
    }

    /** As {@link #socketFor}, to listen. */
    static ServerSocketChannel serverSocketFor(Endpoint endpoint) throws IOException {
        try {
            return ServerSocketChannel.open(family(endpoint));
        } catch (UnsupportedOperationException switchedOff) {
            throw new SocketException(NO_IPV6);
        }
    }

    /** As {@link #socketFor}, for datagrams. */
    static DatagramChannel datagramSocketFor(Endpoint endpoint) throws IOException {
        try {
            return DatagramChannel.open(family(endpoint));
        } catch (UnsupportedOperationException switchedOff) {
            throw new SocketException(NO_IPV6);
        }
    }

    /** What Java calls the address of either end of a stream. */
    static Address of(SocketAddress address) {
        return address instanceof UnixDomainSocketAddress unix
                ? UnixFolder.address(unix)
                : Endpoint.of((InetSocketAddress) address);
    }

    private static StandardProtocolFamily family(Endpoint endpoint) {
        return endpoint.address() instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    static String hostOf(Endpoint endpoint) {
        String text = endpoint.toString();
        return text.substring(0, text.lastIndexOf(':'));
    }

    private static boolean isOfThisMachine(Endpoint at) {
        try {
            return NetworkInterface.getByInetAddress(at.address()) != null;
        } catch (SocketException unreadable) {
            // Then bind(2) decides.
            return true;
        }
    }
}
