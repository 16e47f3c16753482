package dev.homeport.testkit;

import dev.homeport.lab.LabException;
import dev.homeport.net.Port;
import org.assertj.core.api.AssertProvider;

/**
 * A listener or server of the lab's: the far end for a client under test. A parameter of this type is a listener on
 * 127.0.0.1, on a port that the system chose.
 */
public final class Listener extends LabSocket implements AssertProvider<ListenerAssert> {
    Listener(Sockets sockets, String name, Eyes eyes) {
        super(sockets, name, eyes);
    }

    /** The port it listens on. */
    public Port port() {
        return sockets.portOf(name());
    }

    /**
     * Takes one connection, waiting for it if there is none.
     *
     * @throws LabException TIMED_OUT, NO_SUCH_SOCKET if it is closed
     */
    public Connection accept() throws LabException {
        return sockets.accepted(name());
    }

    @Override
    public ListenerAssert assertThat() {
        return new ListenerAssert(this);
    }

    @Override
    public String toString() {
        return "listener " + name();
    }
}
