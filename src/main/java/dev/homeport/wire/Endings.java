package dev.homeport.wire;

import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.WireEvent;
import dev.homeport.wire.Exchange.Kind;
import java.util.EnumSet;
import java.util.Set;

/** Tells how conversations end, well or badly: of TCP, of TLS within it, and of datagrams that reach nobody. */
final class Endings {
    private final Telling book;
    private final Set<Side> notified = EnumSet.noneOf(Side.class);
    private final Set<Side> cameTo = EnumSet.noneOf(Side.class);

    Endings(Telling book) {
        this.book = book;
    }

    void tell(int at, Telling.Step step, WireEvent.What what) {
        Side side = step.side;
        if (what instanceof WireEvent.SentCloseNotify) {
            closeNotify(at, step);
        } else if (what instanceof WireEvent.CloseNotified) {
            closeNotified(step);
        } else if (what instanceof WireEvent.CutShort) {
            book.trouble(step, EventWords.of(what), book.name(side) + " got no close_notify: bytes may be missing");
        } else if (what instanceof WireEvent.HalfClosed) {
            fin(at, step, "half-close: FIN", "half-closes: it sends FIN and can still receive");
        } else if (what instanceof WireEvent.FinCame) {
            finCame(step);
        } else if (what instanceof WireEvent.PeerClosed) {
            peerClosed(step);
        } else if (what instanceof WireEvent.Closed) {
            closed(at, step);
        } else if (what instanceof WireEvent.ResetByClose it) {
            String unread = EventWords.bytes(it.unread(), false) + " unread";
            rst(at, step, "close: RST, " + unread, "closes with " + unread + ": it sends RST");
        } else if (what instanceof WireEvent.Aborted) {
            rst(at, step, "abort: RST", "aborts: it sends RST");
        } else if (what instanceof WireEvent.WasReset) {
            wasReset(step);
        } else if (what instanceof WireEvent.Refused) {
            if (book.tcp) {
                book.inferred(step, side.other(), Kind.RST, "RST, ACK", book.name(side.other()) + " answers with RST");
            }
            book.states.set(side, ConnectionState.CLOSED);
            book.over = true;
            book.trouble(step, "refused", book.name(side) + " is refused: nobody listens there");
        } else if (what instanceof WireEvent.TimedOut it) {
            // One that was established waited in vain for the peer's part of the TLS handshake, and is still open.
            if (book.states.of(side) == ConnectionState.SYN_SENT) {
                book.states.set(side, ConnectionState.CLOSED);
                book.over = true;
            }
            String after = it.after().toMillis() + " ms";
            book.trouble(
                    step,
                    "timed out after " + after,
                    book.name(side) + " gives up after " + after
                            + (it.nothingCame() ? ": nothing came" : " without an answer"));
        } else if (what instanceof WireEvent.Unreachable) {
            String sentence = "ICMP tells " + book.name(side) + " that no socket has the port";
            book.add(step, side.other(), Kind.OTHER, "ICMP: port unreachable", sentence, true, true, Bytes.EMPTY, 0);
        } else if (what instanceof WireEvent.Truncated it) {
            String lost = EventWords.bytes(it.lost(), false) + " of it lost";
            book.trouble(step, "truncated: " + lost, book.name(side) + " asked for less than the datagram: " + lost);
        } else if (what instanceof WireEvent.Failed) {
            book.trouble(step, EventWords.of(what), book.name(side) + " " + EventWords.of(what));
        } else {
            book.act(step, EventWords.of(what), book.name(side) + ": " + EventWords.of(what));
        }
    }

    private void fin(int at, Telling.Step step, String label, String does) {
        Side side = step.side;
        Telling.Step next = book.next(at);
        boolean taken = next != null && next.side != side && next.what() instanceof WireEvent.PeerClosed;
        book.states.sendsFin(side);
        book.states.finArrives(side.other());
        if (taken && next != null) {
            next.told = true;
        }
        String seen = taken ? "; " + book.name(side.other()) + " sees the end of the stream" : "";
        book.add(
                step,
                side,
                Kind.FIN,
                book.tcp ? label : "end of stream",
                book.name(side) + " " + (book.tcp ? does : "ends its stream") + seen,
                true,
                taken,
                Bytes.EMPTY,
                0);
        acknowledged(step, side);
    }

    /** The other end's kernel acknowledges FIN by itself, whatever its program does (RFC 9293, section 3.10.7.4). */
    private void acknowledged(Telling.Step step, Side side) {
        if (book.tcp && book.states.awaitsAck(side)) {
            book.states.ackArrives(side);
            Side other = side.other();
            book.inferred(step, other, Kind.OTHER, "ACK", book.name(other) + " acknowledges the FIN");
        }
    }

    /** RFC 9846, section 6.1: the end of one direction of the encrypted stream. FIN ends that of TCP. */
    private void closeNotify(int at, Telling.Step step) {
        Side side = step.side;
        Telling.Step next = book.next(at);
        boolean taken = next != null && next.side != side && next.what() instanceof WireEvent.CloseNotified;
        if (taken && next != null) {
            next.told = true;
        }
        notified.add(side);
        String seen = taken ? "; " + book.name(side.other()) + " sees the end of the stream" : "";
        String sentence = book.name(side) + " sends close_notify" + seen;
        book.add(step, side, Kind.OTHER, "TLS: close_notify", sentence, true, taken, Bytes.EMPTY, 0);
    }

    private void closeNotified(Telling.Step step) {
        Side side = step.side;
        String sees = book.name(side) + " sees the end of the stream: close_notify came";
        if (notified.contains(side.other())) {
            book.act(step, "close_notify came", sees);
        } else {
            String sentence = sees + " from " + book.name(side.other());
            book.add(step, side.other(), Kind.OTHER, "TLS: close_notify", sentence, true, true, Bytes.EMPTY, 0);
        }
    }

    private void finCame(Telling.Step step) {
        Side side = step.side;
        if (!isTold(side)) {
            finFromOutside(step, book.name(side) + " has FIN from " + book.name(side.other()), false);
        }
    }

    private void peerClosed(Telling.Step step) {
        Side side = step.side;
        String sees = book.name(side) + " sees the end of the stream";
        if (isTold(side)) {
            book.act(step, "end of stream", sees);
        } else {
            String from = book.tcp ? ": FIN came from " + book.name(side.other()) : "";
            finFromOutside(step, sees + from, true);
        }
    }

    /** Whether the FIN that came to the side was told where it was sent, or when it came. */
    private boolean isTold(Side side) {
        boolean told = book.end(side.other()).ours() && book.states.sentFin(side.other());
        return told || cameTo.contains(side);
    }

    private void finFromOutside(Telling.Step step, String sentence, boolean taken) {
        Side side = step.side;
        cameTo.add(side);
        book.states.sendsFin(side.other());
        book.states.finArrives(side);
        String label = book.tcp ? "FIN" : "end of stream";
        book.add(step, side.other(), Kind.FIN, label, sentence, true, taken, Bytes.EMPTY, 0);
        acknowledged(step, side.other());
    }

    private void closed(int at, Telling.Step step) {
        Side side = step.side;
        if (!book.tcp || book.over || book.states.sentFin(side)) {
            book.act(
                    step,
                    "close",
                    book.name(side) + " closes" + (book.tcp && !book.over ? "; its FIN is sent already" : ""));
        } else if (book.later(at, side.other(), WireEvent.PeerClosed.class)
                || book.later(at, side.other(), WireEvent.FinCame.class)) {
            fin(at, step, "close: FIN", "closes: it sends FIN");
        } else {
            closedUnseen(at, step);
        }
    }

    /** No FIN was seen at the other end. RFC 2525, section 2.17: closing with bytes unread sends RST in place of FIN. */
    private void closedUnseen(int at, Telling.Step step) {
        Side side = step.side;
        book.act(step, "close", book.name(side) + " closes");
        if (book.onTheWay(side.other()) == 0) {
            book.states.sendsFin(side);
            // The peer's FIN is here already, so this one cannot cross it.
            boolean last = book.states.of(side) == ConnectionState.LAST_ACK;
            if (last) {
                book.states.finArrives(side.other());
            }
            book.inferred(step, side, Kind.FIN, "FIN", book.name(side) + " sends FIN");
            if (last) {
                acknowledged(step, side);
            }
            return;
        }
        book.states.set(side, null);
        if (book.later(at, side.other(), WireEvent.WasReset.class)) {
            book.over = true;
            book.states.set(side, ConnectionState.CLOSED);
            book.inferred(
                    step, side, Kind.RST, "RST: bytes unread", book.name(side) + " sends RST, as bytes were unread");
        } else {
            book.inferred(
                    step,
                    side,
                    Kind.FIN,
                    "FIN, or RST: bytes unread",
                    book.name(side) + " sends FIN, or RST as bytes were unread");
        }
    }

    private void rst(int at, Telling.Step step, String label, String does) {
        Side side = step.side;
        if (!book.tcp) {
            book.over = true;
            book.act(step, "abort", book.name(side) + " aborts");
            return;
        }
        Telling.Step next = book.next(at);
        boolean taken = next != null && next.side != side && next.what() instanceof WireEvent.WasReset;
        boolean needless = book.over;
        book.over = true;
        book.states.set(side, ConnectionState.CLOSED);
        if (taken && next != null) {
            next.told = true;
            book.states.set(side.other(), ConnectionState.CLOSED);
        }
        if (needless) {
            book.act(step, "abort", book.name(side) + " aborts");
            return;
        }
        String seen = taken ? "; " + book.name(side.other()) + " is reset" : "";
        book.add(step, side, Kind.RST, label, book.name(side) + " " + does + seen, true, taken, Bytes.EMPTY, 0);
    }

    private void wasReset(Telling.Step step) {
        Side side = step.side;
        boolean told = book.over;
        book.over = true;
        book.states.set(side, ConnectionState.CLOSED);
        if (told || !book.tcp) {
            book.trouble(step, "reset", book.name(side) + " is reset");
        } else {
            book.states.set(side.other(), ConnectionState.CLOSED);
            String sentence = book.name(side) + " is reset: RST came from " + book.name(side.other());
            book.add(step, side.other(), Kind.RST, "RST", sentence, true, true, Bytes.EMPTY, 0);
        }
    }
}
