package dev.homeport.wire;

import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.WireEvent;
import dev.homeport.wire.Exchange.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells one conversation from the events of its two ends. */
final class Story {
    private final Telling book;
    private final Endings endings;
    private final List<Telling.Step> steps;
    private boolean synTold;
    private boolean shaken;

    private Story(End near, End far, boolean tcp, List<Telling.Step> steps) {
        this.steps = steps;
        book = new Telling(near, far, tcp, steps);
        endings = new Endings(book);
    }

    static List<Exchange> of(End near, End far, boolean tcp, List<WireEvent> atNear, List<WireEvent> atFar) {
        List<Telling.Step> all = new ArrayList<>();
        atNear.forEach(each -> all.add(new Telling.Step(Side.NEAR, each)));
        atFar.forEach(each -> all.add(new Telling.Step(Side.FAR, each)));
        all.sort(Comparator.comparingLong(step -> step.event.number()));
        return new Story(near, far, tcp, all).tell();
    }

    private List<Exchange> tell() {
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).told) {
                tell(i, steps.get(i));
            }
        }
        return book.told();
    }

    private void tell(int at, Telling.Step step) {
        WireEvent.What what = step.what();
        if (what instanceof WireEvent.Connecting) {
            connecting(at, step);
        } else if (what instanceof WireEvent.Connected) {
            handshake(step);
            book.act(step, "connected", book.name(step.side) + " is connected");
        } else if (what instanceof WireEvent.Accepted it) {
            // accept(2) takes from the queue of those whose handshake is done, also where nobody has told yet that it
            // is.
            handshake(step);
            book.act(step, "accepted by " + it.listener(), it.listener() + " accepts it as " + book.name(step.side));
        } else if (what instanceof WireEvent.Sent it) {
            sent(at, step, it);
        } else if (what instanceof WireEvent.Received it) {
            received(step, it);
        } else {
            endings.tell(at, step, what);
        }
    }

    private void connecting(int at, Telling.Step step) {
        book.act(step, "connect", book.name(step.side) + " connects");
        if (book.tcp) {
            book.states.set(step.side, ConnectionState.SYN_SENT);
            if (book.later(at, step.side, WireEvent.Connected.class)) {
                book.states.set(step.side.other(), ConnectionState.SYN_RECEIVED);
            }
            book.inferred(step, step.side, Kind.HANDSHAKE, "SYN", book.name(step.side) + " sends SYN");
            synTold = true;
        }
    }

    private void handshake(Telling.Step step) {
        if (!book.tcp || shaken) {
            return;
        }
        shaken = true;
        if (!synTold) {
            book.states.set(Side.NEAR, ConnectionState.SYN_SENT);
            book.states.set(Side.FAR, ConnectionState.SYN_RECEIVED);
            book.inferred(step, Side.NEAR, Kind.HANDSHAKE, "SYN", book.name(Side.NEAR) + " sends SYN");
            synTold = true;
        }
        book.states.set(Side.NEAR, ConnectionState.ESTABLISHED);
        book.inferred(step, Side.FAR, Kind.HANDSHAKE, "SYN, ACK", book.name(Side.FAR) + " answers with SYN and ACK");
        book.states.set(Side.FAR, ConnectionState.ESTABLISHED);
        book.inferred(step, Side.NEAR, Kind.HANDSHAKE, "ACK", book.name(Side.NEAR) + " sends ACK");
    }

    private void sent(int at, Telling.Step step, WireEvent.Sent sent) {
        Side side = step.side;
        boolean taken = false;
        Telling.Step next = book.next(at);
        if (next != null
                && next.side != side
                && book.onTheWay(side) == 0
                && next.what() instanceof WireEvent.Received it
                && it.count() == sent.count()
                && beginsAlike(it.data(), sent.data())) {
            next.told = true;
            taken = true;
        } else {
            book.sends(side, sent.count());
        }
        String bytes = EventWords.bytes(sent.count(), sent.datagram());
        String sentence = book.name(side) + " sends " + (sent.datagram() ? "a " : "") + bytes
                + (taken ? "; " + book.name(side.other()) + " receives the same" : "");
        book.add(step, side, Kind.DATA, bytes, sentence, true, taken, sent.data(), sent.count());
    }

    private void received(Telling.Step step, WireEvent.Received received) {
        Side side = step.side;
        String bytes = EventWords.bytes(received.count(), received.datagram());
        // What TLS itself sends is in no event of its sender.
        if (book.onTheWay(side.other()) > 0) {
            book.takes(side.other(), received.count());
            book.add(
                    step,
                    side,
                    Kind.TOOK,
                    "received " + bytes,
                    book.name(side) + " receives " + (received.datagram() ? "a " : "") + bytes,
                    true,
                    false,
                    Bytes.EMPTY,
                    received.count());
        } else {
            String sentence = book.name(side) + " receives " + (received.datagram() ? "a " : "") + bytes + " from "
                    + book.name(side.other());
            book.add(step, side.other(), Kind.DATA, bytes, sentence, true, true, received.data(), received.count());
        }
    }

    /** The log keeps only the beginning of long data, and a fast server's even less. */
    private static boolean beginsAlike(Bytes one, Bytes other) {
        int common = Math.min(one.length(), other.length());
        return one.slice(0, common).equals(other.slice(0, common));
    }
}
