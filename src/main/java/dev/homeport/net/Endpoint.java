package dev.homeport.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * One end of a connection: an address and a port. RFC 9293 calls this a socket; the word endpoint keeps it apart from the
 * operating system's object.
 *
 * @param address an IPv4-mapped IPv6 address is never held: Java's own rule turns it into the IPv4 address it means
 * @param port 0 to 65535
 */
public record Endpoint(InetAddress address, int port) implements Address {
    public Endpoint {
        Objects.requireNonNull(address, "address");
        if (port < 0 || port > Port.MAX) {
            throw new IllegalArgumentException(port + " is not a port: ports are 0 to 65535");
        }
    }

    /** @throws IllegalArgumentException if the address is unresolved */
    public static Endpoint of(InetSocketAddress address) {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(address.getHostString() + " is not resolved");
        }
        return new Endpoint(address.getAddress(), address.getPort());
    }

    /** The endpoint 127.0.0.1:port. */
    public static Endpoint loopback(int port) {
        return new Endpoint(LoopbackAddress.V4, port);
    }

    public InetSocketAddress toSocketAddress() {
        return new InetSocketAddress(address, port);
    }

    /** Whether only this machine can reach it: 127.0.0.0/8 or ::1. */
    public boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    /** Whether it stands for every address of this machine: 0.0.0.0 or ::. */
    public boolean isWildcard() {
        return address.isAnyLocalAddress();
    }

    /** As a learner types it: the port alone means 127.0.0.1. */
    public String typed() {
        return equals(loopback(port)) ? Integer.toString(port) : toString();
    }

    /** {@code 127.0.0.1:62893} or {@code [::1]:62893} (RFC 3986, section 3.2.2). */
    @Override
    public String toString() {
        String host = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return host + ":" + port;
        }
        return "[" + LoopbackAddress.compressed(host) + "]:" + port;
    }
}
