package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import java.net.InetSocketAddress;

/**
 * One client of a server, as the wire log knows it. Its name and endpoints are made only when somebody reads them, so that
 * ten thousand clients cost little.
 */
record Party(String server, long number, InetSocketAddress near, InetSocketAddress far) {
    String name() {
        return server + "." + number;
    }

    Endpoint local() {
        return Endpoint.of(near);
    }

    Endpoint remote() {
        return Endpoint.of(far);
    }
}
