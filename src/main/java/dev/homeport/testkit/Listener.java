package dev.homeport.testkit;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.Port;
import org.assertj.core.api.AssertProvider;

/**
 * A listener or server of the lab's: the far end for a client under test. A parameter of this type is a listener on
 * 127.0.0.1, on a port that the system chose.
 */
public final class Listener implements AssertProvider<ListenerAssert> {
    final Eyes eyes;
    private final Sockets sockets;
    private final String name;

    Listener(Sockets sockets, String name, Eyes eyes) {
        this.sockets = sockets;
        this.name = name;
        this.eyes = eyes;
    }

    /** Its name in the lab: {@code l1}. */
    public String name() {
        return name;
    }

    /** The port it listens on. */
    public Port port() {
        return sockets.portOf(name);
    }

    /**
     * Takes one connection, waiting for it if there is none.
     *
     * @throws LabException TIMED_OUT, NO_SUCH_SOCKET if it is closed
     */
    public Connection accept() throws LabException {
        return sockets.accepted(name);
    }

    /** @throws LabException CLOSED if it is closed already */
    public void close() throws LabException {
        lab().close(name);
    }

    @Override
    public ListenerAssert assertThat() {
        return new ListenerAssert(this);
    }

    @Override
    public String toString() {
        return "listener " + name;
    }

    private Lab lab() {
        return sockets.lab();
    }
}
