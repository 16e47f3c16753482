package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.WireEvent;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server that a learner's Java opened by itself. The lab did not open it, but shows it, logs for it and closes it. */
public final class Guest implements Held {
    private final String name;
    private final Address local;
    private final Home home;
    private final Runnable closes;
    private final AtomicBoolean closed = new AtomicBoolean();

    Guest(String name, Address local, Home home, Runnable closes) {
        this.name = name;
        this.local = local;
        this.home = home;
        this.closes = closes;
    }

    public String name() {
        return name;
    }

    Address local() {
        return local;
    }

    @Override
    public String toString() {
        return name + (closed.get() ? ", closed" : ", listening on " + local);
    }

    /** It took a connection. The lab's own probes are not told of. */
    public void accepted(Endpoint peer) {
        tell(peer, new WireEvent.Accepted(name));
    }

    /** It answered a request. */
    public void answered(Endpoint peer, WireEvent.Answered answered) {
        tell(peer, answered);
    }

    private void tell(Endpoint peer, WireEvent.What what) {
        if (!closed.get()) {
            home.log().add(name, local, peer, what);
        }
    }

    /** Closes it, with its file where it has one; a second call does nothing. */
    @Override
    public void close() {
        if (closeInJava()) {
            UnixFolder.removeFile(local);
        }
    }

    /**
     * Closes it as close(2) does, which leaves the file of a Unix socket behind (unix(7)).
     *
     * @return false if it was closed before
     */
    public boolean closeInJava() {
        if (closed.compareAndSet(false, true)) {
            try {
                closes.run();
            } finally {
                home.closed(name, local, this);
            }
            return true;
        }
        return false;
    }
}
