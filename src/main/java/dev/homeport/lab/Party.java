package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import java.net.InetSocketAddress;

/**
 * One client of a server, as the wire log knows it. Its name and endpoints are made only when somebody reads them, so that
 * ten thousand clients cost little.
 */
record Party(String server, long number, InetSocketAddress near, InetSocketAddress far) {
    /** Whoever sends datagrams to the server: it gets no name of its own, and each message is whole. */
    static Party ofDatagrams(String server, InetSocketAddress near, InetSocketAddress far) {
        return new Party(server, 0, near, far);
    }

    boolean speaksDatagrams() {
        return number == 0;
    }

    String name() {
        return speaksDatagrams() ? server : server + "." + number;
    }

    Endpoint local() {
        return Endpoint.of(near);
    }

    Endpoint remote() {
        return Endpoint.of(far);
    }
}
