package dev.homeport.testkit;

import dev.homeport.lab.LabException;
import dev.homeport.lab.Udp;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Port;
import org.assertj.core.api.AssertProvider;

/** A UDP socket of the lab's, on 127.0.0.1. Made by {@link Sockets#bindUdp} and {@link Sockets#connectUdp}. */
public final class Datagrams extends LabSocket implements AssertProvider<DatagramsAssert> {
    private static final int LARGEST = 65_535;

    Datagrams(Sockets sockets, String name, Eyes eyes) {
        super(sockets, name, eyes);
    }

    /** The port it is bound to. */
    public Port port() {
        return sockets.portOf(name());
    }

    /** Sends the text, in UTF-8, as one datagram to its peer: for a connected socket. Fails as {@link #send(Bytes)}. */
    public void send(String text) throws LabException {
        send(Bytes.utf8(text));
    }

    /**
     * Sends one datagram to its peer: for a connected socket.
     *
     * @throws LabException BAD_INPUT (no peer, too large, or empty), UNREACHABLE (ICMP's answer to an earlier one)
     */
    public void send(Bytes bytes) throws LabException {
        sockets.lab().udp().send(name(), null, bytes, sockets.act());
    }

    /** Sends the text, in UTF-8, as one datagram to that port of 127.0.0.1. */
    public void send(String text, Port to) throws LabException {
        send(Bytes.utf8(text), to);
    }

    /**
     * Sends one datagram to that port of 127.0.0.1.
     *
     * @throws LabException BAD_INPUT (too large)
     */
    public void send(Bytes bytes, Port to) throws LabException {
        sockets.lab().udp().send(name(), Endpoint.loopback(to.number()), bytes, sockets.act());
    }

    /**
     * Takes one datagram, waiting for it if none is there.
     *
     * @throws LabException TIMED_OUT, UNREACHABLE (a connected socket's ICMP error)
     */
    public Udp.Datagram receive() throws LabException {
        return sockets.lab().udp().receive(name(), LARGEST, sockets.act());
    }

    @Override
    public DatagramsAssert assertThat() {
        return new DatagramsAssert(this);
    }

    @Override
    public String toString() {
        return "udp " + name();
    }
}
