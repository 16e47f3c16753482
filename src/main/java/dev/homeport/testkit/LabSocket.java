package dev.homeport.testkit;

import dev.homeport.lab.LabException;
import dev.homeport.net.LedgerEntry;

/** A socket that the lab holds for a test: a try-with-resources closes it, and the end of the test in any case. */
public abstract sealed class LabSocket implements AutoCloseable permits Connection, Datagrams, Listener {
    final Sockets sockets;
    final Eyes eyes;
    private final String name;

    LabSocket(Sockets sockets, String name, Eyes eyes) {
        this.sockets = sockets;
        this.name = name;
        this.eyes = eyes;
    }

    /** Its name in the lab, such as {@code c1}: it stands in what an assertion says. */
    public final String name() {
        return name;
    }

    /** Closes it. Nothing happens if it is closed already. */
    @Override
    public final void close() throws LabException {
        if (sockets.lab().find(name).filter(LedgerEntry::open).isPresent()) {
            sockets.lab().close(name);
        }
    }
}
