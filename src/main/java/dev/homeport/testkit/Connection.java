package dev.homeport.testkit;

import dev.homeport.lab.LabException;
import dev.homeport.net.Bytes;
import dev.homeport.net.Trouble;
import org.assertj.core.api.AssertProvider;

/** One end of a TCP connection, held by the lab. Made by {@link Sockets#connect} and {@link Listener#accept}. */
public final class Connection extends LabSocket implements AssertProvider<ConnectionAssert> {
    private static final int MOST_RECEIVED = 1 << 20;

    Connection(Sockets sockets, String name, Eyes eyes) {
        super(sockets, name, eyes);
    }

    /** Sends the text in UTF-8; no newline is added. Fails as {@link #send(Bytes)}. */
    public void send(String text) throws LabException {
        send(Bytes.utf8(text));
    }

    /** @throws LabException RESET, CLOSED, TIMED_OUT if the peer does not read */
    public void send(Bytes bytes) throws LabException {
        sockets.lab().send(name(), bytes, sockets.act());
    }

    /**
     * Receives exactly so many bytes, or fewer where the stream ends before.
     *
     * @param count 1 to 1,048,576
     * @throws LabException TIMED_OUT (what came stays to be received), RESET, CLOSED
     */
    public Bytes receive(int count) throws LabException {
        return sockets.lab().receive(name(), count, count, sockets.act()).data();
    }

    /**
     * Receives until the peer closes, at most 1,048,576 bytes.
     *
     * @throws LabException TIMED_OUT where the peer has not closed by then (what came stays to be received), RESET, CLOSED
     */
    public Bytes receiveToTheEnd() throws LabException {
        try {
            return receive(MOST_RECEIVED);
        } catch (LabException failed) {
            // Nobody asked for a million bytes, so nothing is said of how many are missing.
            throw failed.trouble() == Trouble.TIMED_OUT ? sockets.noEnd(name(), failed) : failed;
        }
    }

    /** Sends FIN, and can still receive (RFC 9293, section 3.6.1). */
    public void halfClose() throws LabException {
        sockets.lab().halfClose(name());
    }

    /** Sends RST (RFC 9293, section 3.10.5). */
    public void abort() throws LabException {
        sockets.lab().abort(name());
    }

    @Override
    public ConnectionAssert assertThat() {
        return new ConnectionAssert(this);
    }

    @Override
    public String toString() {
        return "connection " + name();
    }
}
