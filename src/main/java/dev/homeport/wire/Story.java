package dev.homeport.wire;

import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.WireEvent;
import dev.homeport.wire.Exchange.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells one conversation from the events of its two ends. */
final class Story {
    private final End near;
    private final End far;
    private final boolean tcp;
    private final States states;
    private final List<Exchange> told = new ArrayList<>();
    private final Map<Side, Long> onTheWay = new EnumMap<>(Side.class);
    private final Set<Side> notified = EnumSet.noneOf(Side.class);
    private List<Step> steps = List.of();
    private boolean synTold;
    private boolean over;

    /** An event and the end at which it happened. */
    private static final class Step {
        final Side side;
        final WireEvent event;
        boolean told;

        Step(Side side, WireEvent event) {
            this.side = side;
            this.event = event;
        }

        WireEvent.What what() {
            return event.what();
        }
    }

    Story(End near, End far, boolean tcp) {
        this.near = near;
        this.far = far;
        this.tcp = tcp;
        this.states = new States(tcp);
    }

    List<Exchange> of(List<WireEvent> atNear, List<WireEvent> atFar) {
        List<Step> all = new ArrayList<>();
        atNear.forEach(each -> all.add(new Step(Side.NEAR, each)));
        atFar.forEach(each -> all.add(new Step(Side.FAR, each)));
        all.sort((a, b) -> Long.compare(a.event.number(), b.event.number()));
        steps = all;
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).told) {
                tell(i, steps.get(i));
            }
        }
        return told;
    }

    private void tell(int at, Step step) {
        WireEvent.What what = step.what();
        if (what instanceof WireEvent.Connecting) {
            connecting(at, step);
        } else if (what instanceof WireEvent.Connected) {
            handshake(step);
            act(step, "connected", name(step.side) + " is connected");
        } else if (what instanceof WireEvent.Accepted it) {
            if (!synTold && !has(WireEvent.Connected.class)) {
                handshake(step);
            }
            act(step, "accepted by " + it.listener(), it.listener() + " accepts it as " + name(step.side));
        } else if (what instanceof WireEvent.Sent it) {
            sent(at, step, it);
        } else if (what instanceof WireEvent.Received it) {
            received(step, it);
        } else {
            ending(at, step, what);
        }
    }

    private void ending(int at, Step step, WireEvent.What what) {
        Side side = step.side;
        if (what instanceof WireEvent.SentCloseNotify) {
            closeNotify(at, step);
        } else if (what instanceof WireEvent.CloseNotified) {
            closeNotified(step);
        } else if (what instanceof WireEvent.CutShort) {
            trouble(step, EventWords.of(what), name(side) + " got no close_notify: bytes may be missing");
        } else if (what instanceof WireEvent.HalfClosed) {
            fin(at, step, "half-close: FIN", "half-closes: it sends FIN and can still receive");
        } else if (what instanceof WireEvent.PeerClosed) {
            peerClosed(step);
        } else if (what instanceof WireEvent.Closed) {
            closed(at, step);
        } else if (what instanceof WireEvent.Aborted) {
            rst(at, step, "abort: RST", "aborts: it sends RST");
        } else if (what instanceof WireEvent.WasReset) {
            wasReset(step);
        } else if (what instanceof WireEvent.Refused) {
            if (tcp) {
                inferred(step, side.other(), Kind.RST, "RST, ACK", name(side.other()) + " answers with RST");
            }
            states.set(side, ConnectionState.CLOSED);
            over = true;
            trouble(step, "refused", name(side) + " is refused: nobody listens there");
        } else if (what instanceof WireEvent.TimedOut it) {
            // One that was established waited in vain for the peer's part of the TLS handshake, and is still open.
            if (states.of(side) == ConnectionState.SYN_SENT) {
                states.set(side, ConnectionState.CLOSED);
                over = true;
            }
            String after = it.after().toMillis() + " ms";
            trouble(step, "timed out after " + after, name(side) + " gives up after " + after + " without an answer");
        } else if (what instanceof WireEvent.Unreachable) {
            String sentence = "ICMP tells " + name(side) + " that no socket has the port";
            add(step, side.other(), Kind.OTHER, "ICMP: port unreachable", sentence, true, true, Bytes.EMPTY, 0);
        } else if (what instanceof WireEvent.Truncated it) {
            String lost = EventWords.bytes(it.lost(), false) + " of it lost";
            trouble(step, "truncated: " + lost, name(side) + " asked for less than the datagram: " + lost);
        } else if (what instanceof WireEvent.Failed) {
            trouble(step, EventWords.of(what), name(side) + " " + EventWords.of(what));
        } else {
            act(step, EventWords.of(what), name(side) + ": " + EventWords.of(what));
        }
    }

    private void connecting(int at, Step step) {
        act(step, "connect", name(step.side) + " connects");
        if (tcp) {
            states.set(step.side, ConnectionState.SYN_SENT);
            if (later(at, step.side, WireEvent.Connected.class)) {
                states.set(step.side.other(), ConnectionState.SYN_RECEIVED);
            }
            inferred(step, step.side, Kind.HANDSHAKE, "SYN", name(step.side) + " sends SYN");
            synTold = true;
        }
    }

    private void handshake(Step step) {
        if (!tcp) {
            return;
        }
        if (!synTold) {
            states.set(Side.NEAR, ConnectionState.SYN_SENT);
            states.set(Side.FAR, ConnectionState.SYN_RECEIVED);
            inferred(step, Side.NEAR, Kind.HANDSHAKE, "SYN", name(Side.NEAR) + " sends SYN");
            synTold = true;
        }
        states.set(Side.NEAR, ConnectionState.ESTABLISHED);
        inferred(step, Side.FAR, Kind.HANDSHAKE, "SYN, ACK", name(Side.FAR) + " answers with SYN and ACK");
        states.set(Side.FAR, ConnectionState.ESTABLISHED);
        inferred(step, Side.NEAR, Kind.HANDSHAKE, "ACK", name(Side.NEAR) + " sends ACK");
    }

    private void sent(int at, Step step, WireEvent.Sent sent) {
        Side side = step.side;
        boolean taken = false;
        Step next = next(at);
        if (next != null
                && next.side != side
                && onTheWay(side) == 0
                && next.what() instanceof WireEvent.Received it
                && it.count() == sent.count()
                && beginsAlike(it.data(), sent.data())) {
            next.told = true;
            taken = true;
        } else {
            onTheWay.merge(side, sent.count(), Long::sum);
        }
        String bytes = EventWords.bytes(sent.count(), sent.datagram());
        String sentence = name(side) + " sends " + (sent.datagram() ? "a " : "") + bytes
                + (taken ? "; " + name(side.other()) + " receives the same" : "");
        add(step, side, Kind.DATA, bytes, sentence, true, taken, sent.data(), sent.count());
    }

    private void received(Step step, WireEvent.Received received) {
        Side side = step.side;
        String bytes = EventWords.bytes(received.count(), received.datagram());
        // What TLS itself sends is in no event of its sender.
        if (onTheWay(side.other()) > 0) {
            onTheWay.put(side.other(), Math.max(0, onTheWay(side.other()) - received.count()));
            add(
                    step,
                    side,
                    Kind.TOOK,
                    "received " + bytes,
                    name(side) + " receives " + (received.datagram() ? "a " : "") + bytes,
                    true,
                    false,
                    Bytes.EMPTY,
                    received.count());
        } else {
            String sentence = name(side) + " receives " + (received.datagram() ? "a " : "") + bytes + " from "
                    + name(side.other());
            add(step, side.other(), Kind.DATA, bytes, sentence, true, true, received.data(), received.count());
        }
    }

    private void fin(int at, Step step, String label, String does) {
        Side side = step.side;
        Step next = next(at);
        boolean taken = next != null && next.side != side && next.what() instanceof WireEvent.PeerClosed;
        states.sendsFin(side);
        if (taken && next != null) {
            next.told = true;
            states.seesFin(side.other());
        }
        String seen = taken ? "; " + name(side.other()) + " sees the end of the stream" : "";
        add(
                step,
                side,
                Kind.FIN,
                tcp ? label : "end of stream",
                name(side) + " " + (tcp ? does : "ends its stream") + seen,
                true,
                taken,
                Bytes.EMPTY,
                0);
    }

    /** RFC 8446, section 6.1: the end of one direction of the encrypted stream. FIN ends that of TCP. */
    private void closeNotify(int at, Step step) {
        Side side = step.side;
        Step next = next(at);
        boolean taken = next != null && next.side != side && next.what() instanceof WireEvent.CloseNotified;
        if (taken && next != null) {
            next.told = true;
        }
        notified.add(side);
        String seen = taken ? "; " + name(side.other()) + " sees the end of the stream" : "";
        String sentence = name(side) + " sends close_notify" + seen;
        add(step, side, Kind.OTHER, "TLS: close_notify", sentence, true, taken, Bytes.EMPTY, 0);
    }

    private void closeNotified(Step step) {
        Side side = step.side;
        String sees = name(side) + " sees the end of the stream: close_notify came";
        if (notified.contains(side.other())) {
            act(step, "close_notify came", sees);
        } else {
            String sentence = sees + " from " + name(side.other());
            add(step, side.other(), Kind.OTHER, "TLS: close_notify", sentence, true, true, Bytes.EMPTY, 0);
        }
    }

    private void peerClosed(Step step) {
        Side side = step.side;
        String sees = name(side) + " sees the end of the stream";
        if (end(side.other()).ours() && states.sentFin(side.other())) {
            states.seesFin(side);
            act(step, "end of stream", sees);
        } else {
            states.sendsFin(side.other());
            states.seesFin(side);
            String label = tcp ? "FIN" : "end of stream";
            String sentence = sees + (tcp ? ": FIN came from " + name(side.other()) : "");
            add(step, side.other(), Kind.FIN, label, sentence, true, true, Bytes.EMPTY, 0);
        }
    }

    private void closed(int at, Step step) {
        Side side = step.side;
        if (!tcp || over || states.sentFin(side)) {
            act(step, "close", name(side) + " closes" + (tcp && !over ? "; its FIN is sent already" : ""));
        } else if (later(at, side.other(), WireEvent.PeerClosed.class)) {
            fin(at, step, "close: FIN", "closes: it sends FIN");
        } else {
            closedUnseen(at, step);
        }
    }

    /** No FIN was seen at the other end. RFC 2525, section 2.17: closing with bytes unread sends RST in place of FIN. */
    private void closedUnseen(int at, Step step) {
        Side side = step.side;
        act(step, "close", name(side) + " closes");
        if (onTheWay(side.other()) == 0) {
            states.sendsFin(side);
            inferred(step, side, Kind.FIN, "FIN", name(side) + " sends FIN");
            return;
        }
        states.set(side, null);
        if (later(at, side.other(), WireEvent.WasReset.class)) {
            over = true;
            states.set(side, ConnectionState.CLOSED);
            inferred(step, side, Kind.RST, "RST: bytes unread", name(side) + " sends RST, as bytes were unread");
        } else {
            inferred(
                    step,
                    side,
                    Kind.FIN,
                    "FIN, or RST: bytes unread",
                    name(side) + " sends FIN, or RST as bytes were unread");
        }
    }

    private void rst(int at, Step step, String label, String does) {
        Side side = step.side;
        if (!tcp) {
            over = true;
            act(step, "abort", name(side) + " aborts");
            return;
        }
        Step next = next(at);
        boolean taken = next != null && next.side != side && next.what() instanceof WireEvent.WasReset;
        boolean needless = over;
        over = true;
        states.set(side, ConnectionState.CLOSED);
        if (taken && next != null) {
            next.told = true;
            states.set(side.other(), ConnectionState.CLOSED);
        }
        if (needless) {
            act(step, "abort", name(side) + " aborts");
            return;
        }
        String seen = taken ? "; " + name(side.other()) + " is reset" : "";
        add(step, side, Kind.RST, label, name(side) + " " + does + seen, true, taken, Bytes.EMPTY, 0);
    }

    private void wasReset(Step step) {
        Side side = step.side;
        boolean told = over;
        over = true;
        states.set(side, ConnectionState.CLOSED);
        if (told || !tcp) {
            trouble(step, "reset", name(side) + " is reset");
        } else {
            states.set(side.other(), ConnectionState.CLOSED);
            String sentence = name(side) + " is reset: RST came from " + name(side.other());
            add(step, side.other(), Kind.RST, "RST", sentence, true, true, Bytes.EMPTY, 0);
        }
    }

    private void act(Step step, String label, String sentence) {
        add(step, step.side, Kind.ACT, label, sentence, true, false, Bytes.EMPTY, 0);
    }

    private void trouble(Step step, String label, String sentence) {
        add(step, step.side, Kind.TROUBLE, label, sentence, true, false, Bytes.EMPTY, 0);
    }

    private void inferred(Step step, Side from, Kind kind, String label, String sentence) {
        add(step, from, kind, label, sentence, false, false, Bytes.EMPTY, 0);
    }

    private void add(
            Step step,
            Side from,
            Kind kind,
            String label,
            String sentence,
            boolean seen,
            boolean taken,
            Bytes data,
            long count) {
        told.add(new Exchange(
                step.event.number(),
                step.event.at(),
                from,
                kind,
                label,
                sentence,
                seen,
                taken,
                data,
                count,
                states.takeChange(Side.NEAR),
                states.takeChange(Side.FAR)));
    }

    private @org.jspecify.annotations.Nullable Step next(int at) {
        return at + 1 < steps.size() ? steps.get(at + 1) : null;
    }

    private boolean later(int at, Side side, Class<? extends WireEvent.What> what) {
        return steps.subList(at + 1, steps.size()).stream()
                .anyMatch(each -> each.side == side && what.isInstance(each.what()));
    }

    private boolean has(Class<? extends WireEvent.What> what) {
        return steps.stream().anyMatch(each -> what.isInstance(each.what()));
    }

    private End end(Side side) {
        return side == Side.NEAR ? near : far;
    }

    /** Bytes that the side sent and the other end has not taken. */
    private long onTheWay(Side side) {
        return onTheWay.getOrDefault(side, 0L);
    }

    private String name(Side side) {
        return end(side).name();
    }

    /** The log keeps only the beginning of long data, and a fast server's even less. */
    private static boolean beginsAlike(Bytes one, Bytes other) {
        int common = Math.min(one.length(), other.length());
        return one.slice(0, common).equals(other.slice(0, common));
    }
}
