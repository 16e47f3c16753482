package dev.homeport.lab;

import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

/** A client's turn on a loop: its handshake, then its echoes. For the loop's thread only. */
final class TlsTurn {
    /** As much as a record holds (RFC 9846, section 5.1). */
    private static final int ONE_READ = 16 << 10;

    /** Then it is the others' turn. */
    private static final int MOST_RECORDS = 16;

    private final EchoDesk desk;
    private final ByteBuffer buffer = ByteBuffer.allocate(ONE_READ);

    TlsTurn(EchoDesk desk) {
        this.desk = desk;
    }

    /** As far as it goes without waiting; NOTHING once the client has ended its stream. */
    TlsNeed of(TlsSelectorClient client) throws IOException, LabException {
        if (!client.secured) {
            TlsNeed need = client.handshake.advance();
            if (need != TlsNeed.NOTHING) {
                return need;
            }
            client.secured = true;
        }
        for (int i = 0; i < MOST_RECORDS; i++) {
            if (!writeRest(client) || !client.layer.flush()) {
                // Until then nothing more is read from this client, as with OneSelector.
                return TlsNeed.WRITE;
            }
            buffer.clear();
            int count = client.layer.read(buffer);
            if (count < 0) {
                logEnd(client);
                return TlsNeed.NOTHING;
            }
            if (count == 0) {
                return client.layer.needsWork() ? TlsNeed.WORK : client.layer.flush() ? TlsNeed.READ : TlsNeed.WRITE;
            }
            buffer.flip();
            echo(client, count);
        }
        // Records may wait in the engine, of which the kernel knows nothing: it says ready to this at once.
        return TlsNeed.WRITE;
    }

    private void echo(TlsSelectorClient client, int count) throws IOException {
        int written = 0;
        Party party = client.guest.party();
        if (party == null) {
            written = client.layer.write(buffer);
        } else {
            WireLog log = desk.home().log();
            log.lock();
            try {
                refuseIfClosed(client);
                written = client.layer.write(buffer);
            } finally {
                if (!client.isClosed()) {
                    log.addEchoed(party, buffer, count, written, System.nanoTime());
                }
                log.unlock();
            }
        }
        count(client, count, written);
        if (written < count) {
            client.rest = ByteBuffer.allocate(count - written).put(buffer).flip();
        }
    }

    /** Whether the engine has taken it all. */
    private boolean writeRest(TlsSelectorClient client) throws IOException {
        ByteBuffer rest = client.rest;
        if (rest == null) {
            return true;
        }
        int from = rest.position();
        int written;
        Party party = client.guest.party();
        if (party == null) {
            written = client.layer.write(rest);
        } else {
            WireLog log = desk.home().log();
            log.lock();
            try {
                refuseIfClosed(client);
                written = client.layer.write(rest);
                if (written > 0) {
                    log.addSent(party, rest, from, written, System.nanoTime());
                }
            } finally {
                log.unlock();
            }
        }
        count(client, 0, written);
        if (rest.hasRemaining()) {
            return false;
        }
        client.rest = null;
        return true;
    }

    private static void refuseIfClosed(TlsSelectorClient client) throws ClosedChannelException {
        if (client.isClosed()) {
            throw new ClosedChannelException();
        }
    }

    private void count(TlsSelectorClient client, int received, int sent) {
        if (client.guest.counted()) {
            desk.tally().received.addAndGet(received);
            desk.tally().sent.addAndGet(sent);
        }
    }

    private static void logEnd(TlsSelectorClient client) {
        if (client.layer.end() == Layer.StreamEnd.CLOSE_NOTIFY) {
            client.log(new WireEvent.CloseNotified());
        } else {
            client.log(new WireEvent.PeerClosed());
            client.log(new WireEvent.CutShort());
        }
    }
}
