package dev.homeport.lab;

import dev.homeport.net.Address;
import java.net.SocketAddress;

/**
 * One client of a server, as the wire log knows it. Its name and endpoints are made only when somebody reads them, so that
 * ten thousand clients cost little.
 */
record Party(String server, long number, SocketAddress near, SocketAddress far) {
    /** Whoever sends datagrams to the server: it gets no name of its own, and each message is whole. */
    static Party ofDatagrams(String server, SocketAddress near, SocketAddress far) {
        return new Party(server, 0, near, far);
    }

    boolean speaksDatagrams() {
        return number == 0;
    }

    String name() {
        return speaksDatagrams() ? server : server + "." + number;
    }

    Address local() {
        return Addresses.of(near);
    }

    Address remote() {
        return Addresses.of(far);
    }
}
