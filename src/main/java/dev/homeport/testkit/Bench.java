package dev.homeport.testkit;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Port;
import java.util.ArrayList;
import java.util.List;

/** What one test has: its lab, and what its parameters stand for. The n-th parameter of a type is the same in all its methods. */
final class Bench implements AutoCloseable {
    private final Lab lab = Lab.open(LabSettings.USUAL);
    private final Sockets sockets = new Sockets(lab);
    private final List<Port> ports = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Datagrams> datagrams = new ArrayList<>();
    private boolean closed;

    Lab lab() {
        return lab;
    }

    Sockets sockets() {
        return sockets;
    }

    synchronized List<Port> ports() {
        return List.copyOf(ports);
    }

    synchronized Port port(int index) {
        while (ports.size() <= index) {
            ports.add(FreePorts.take());
        }
        return ports.get(index);
    }

    synchronized Listener listener(int index, String asked) throws LabException {
        while (listeners.size() <= index) {
            listeners.add(sockets.listen(new Port(0), Act.of(asked)));
        }
        return listeners.get(index);
    }

    synchronized Datagrams datagrams(int index, String asked) throws LabException {
        while (datagrams.size() <= index) {
            datagrams.add(sockets.bindUdp(Act.of(asked)));
        }
        return datagrams.get(index);
    }

    /** Whether the kit opened it for a parameter: then it is the kit's to close. */
    synchronized boolean isParameter(String name) {
        return listeners.stream().anyMatch(each -> each.name().equals(name))
                || datagrams.stream().anyMatch(each -> each.name().equals(name));
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            // A second time its ports may be another test's already.
            return;
        }
        closed = true;
        lab.close();
        FreePorts.giveBack(ports);
    }
}
