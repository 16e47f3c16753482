package dev.homeport.check;

import dev.homeport.check.Finding.Difference;
import dev.homeport.net.Bytes;
import dev.homeport.net.DatagramAnswer;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Look;
import dev.homeport.net.PortAnswers;
import dev.homeport.net.ProbeEnd;
import dev.homeport.net.Snapshot;
import dev.homeport.net.Transport;
import dev.homeport.net.WireEvent;
import java.util.List;
import java.util.function.BiFunction;

/** What is at a UDP port, and which datagrams came and went. */
final class DatagramSentences {
    static final List<Declaration> ALL = List.of(
            Declaration.of(
                    "udp port PORT is bound",
                    "a program has a UDP socket on the port, the lab's own or another",
                    "udp port 5353 is bound",
                    "bound",
                    slots -> Judge.ofKernel(seen -> bound(seen, slots.number(0)))),
            Declaration.of(
                    "udp port PORT is free",
                    "no program has a UDP socket on the port",
                    "udp port 5353 is free",
                    "free",
                    slots -> Judge.ofKernel(seen -> free(seen, slots.number(0)))),
            Declaration.of(
                    "udp port PORT echoes TEXT",
                    "a datagram with the text comes back as it went, once, and as one; others may come too",
                    "udp port 5353 echoes \"ping\"",
                    "TEXT back",
                    slots -> echo(slots.number(0), slots.bytes(1))),
            Declaration.of(
                    "udp NAME received N datagrams",
                    "exactly so many datagrams were received on it in this step; empty ones count",
                    "udp u1 received 3 datagrams",
                    "N datagrams received",
                    slots -> happened(slots, (lab, entry) -> counted(lab, entry, slots.number(1), true))),
            Declaration.of(
                    "udp NAME received TEXT",
                    "a datagram with exactly the text was received on it in this step",
                    "udp u1 received \"ping\"",
                    "a datagram TEXT",
                    slots -> happened(slots, (lab, entry) -> text(lab, entry, slots.bytes(1)))),
            Declaration.of(
                    "udp NAME received a datagram of N bytes",
                    "a datagram of exactly so many bytes was received on it in this step",
                    "udp u1 received a datagram of 100 bytes",
                    "a datagram of N bytes",
                    slots -> happened(slots, (lab, entry) -> sized(lab, entry, slots.number(1)))),
            Declaration.of(
                    "udp NAME received an empty datagram",
                    "a datagram without a byte was received on it in this step",
                    "udp u1 received an empty datagram",
                    "an empty datagram",
                    slots -> happened(slots, (lab, entry) -> sized(lab, entry, 0))),
            Declaration.of(
                    "udp NAME lost N bytes",
                    "exactly so many bytes were lost in this step, since a recv had no room for them (recv(2), MSG_TRUNC)",
                    "udp u1 lost 60 bytes",
                    "N bytes lost",
                    slots -> happened(slots, (lab, entry) -> lost(lab, entry, slots.number(1)))),
            Declaration.of(
                    "udp NAME sent N datagrams",
                    "exactly so many datagrams were sent from it in this step; empty ones count",
                    "udp u1 sent 3 datagrams",
                    "N datagrams sent",
                    slots -> happened(slots, (lab, entry) -> counted(lab, entry, slots.number(1), false))),
            Declaration.of(
                    "udp NAME was told port unreachable",
                    "ICMP told it in this step that no socket has its peer's port (RFC 1122, section 4.1.3.3)",
                    "udp u1 was told port unreachable",
                    "told port unreachable",
                    slots -> happened(slots, Happening.UNREACHABLE::judge)));

    private DatagramSentences() {}

    private static Judge happened(Slots slots, BiFunction<LabView, LedgerEntry, Outcome> judge) {
        return Judge.ofLab(LabView.ofDatagrams(slots.text(0), judge));
    }

    private static Outcome bound(Snapshot seen, int port) {
        PortView view = PortView.of(seen, Transport.UDP, port);
        List<LedgerEntry> own = view.use().own();
        return view.use()
                .rows()
                .match(
                        rows -> rows.isEmpty()
                                ? Outcome.lacking("no UDP socket has port " + port, bind(seen, port))
                                : Outcome.holds(view.held(rows), view.release()),
                        reason -> own.isEmpty()
                                ? Outcome.unseen(reason)
                                : Outcome.holds(
                                        own.get(0).name() + " of this lab is bound to "
                                                + own.get(0).local(),
                                        view.release()));
    }

    /** Where the lab listens on that port of TCP, its name was probably meant for a UDP socket. */
    private static String bind(Snapshot seen, int port) {
        for (LedgerEntry each : seen.ledger()) {
            Endpoint local = each.local();
            boolean tcp = each.open() && each.kind().listens() && !each.kind().isDatagram();
            if (tcp && local != null && local.port() == port) {
                return each.name() + " is TCP's: try  close " + each.name() + "  and  udp bind 0 as " + each.name();
            }
        }
        return "try  udp bind " + port;
    }

    /** The table lists every UDP socket that has a port, so nothing needs to be tried. */
    private static Outcome free(Snapshot seen, int port) {
        PortView view = PortView.of(seen, Transport.UDP, port);
        List<KernelSocket> there = view.use().taking();
        if (!there.isEmpty() || !view.use().own().isEmpty()) {
            return Outcome.contradicted(view.held(there), view.release());
        }
        return view.use()
                .rows()
                .match(
                        none -> Outcome.holds("no UDP socket has port " + port, "try  udp bind " + port),
                        Outcome::unseen);
    }

    private static Judge echo(int port, Bytes payload) {
        return AskedPort.judge(new Look.UdpEcho(port, payload), port, (at, answer) -> judge(at, payload, answer));
    }

    private static Outcome judge(AskedPort at, Bytes payload, DatagramAnswer answer) {
        int port = at.port();
        if (answer.end() == ProbeEnd.REFUSED) {
            return at.standing() == PortAnswers.Standing.HELD
                    ? Outcome.contradicted(
                            "port unreachable, though a UDP socket has " + at.name(),
                            "a firewall may reject it: try  probe "
                                    + at.endpoint().typed() + " --udp")
                    : Outcome.absent(
                            "port unreachable: no UDP socket has port " + port, "try  echo " + port + " --udp");
        }
        List<Bytes> received = answer.received();
        if (received.isEmpty()) {
            return Outcome.absent("no datagram came back", "send each datagram back to where it came from");
        }
        long same = received.stream().filter(payload::equals).count();
        if (same > 1) {
            return Outcome.contradicted(
                    "the datagram came back " + (same == 2 ? "twice" : same + " times"),
                    "send each datagram back once");
        }
        if (same == 1) {
            int others = received.size() - 1;
            return Outcome.holds("udp " + at.name() + " sent the same " + Say.bytes(payload.length()) + " back"
                    + (others == 0 ? "" : ", and " + Say.count(others, "other datagram")));
        }
        Bytes last = received.get(received.size() - 1);
        String got = last.isEmpty() ? "an empty datagram" : Say.quoted(last);
        String advice = LineEnds.advice(payload, last, "send back exactly what came, as one datagram");
        return Outcome.contradicted("another datagram came back: " + got, advice)
                .with(new Difference(payload, last));
    }

    private static Outcome counted(LabView lab, LedgerEntry entry, int wanted, boolean incoming) {
        if (lab.forgotten(entry)) {
            return LabView.forgottenOutcome(entry);
        }
        long count = lab.step(entry).stream()
                .filter(e -> incoming ? e.what() instanceof WireEvent.Received : e.what() instanceof WireEvent.Sent)
                .count();
        String word = incoming ? " received " : " sent ";
        String next = incoming
                ? "each  udp recv " + entry.name() + "  takes exactly one"
                : "try  udp send PORT \"hello\" from " + entry.name();
        if (count == 0) {
            String nothing = entry.name() + word + "no datagram in this step";
            return Outcome.absent(nothing, next);
        }
        String text = entry.name() + word + Say.count(count, "datagram");
        if (count == wanted) {
            return Outcome.holds(text, "reset begins the step again");
        }
        return count < wanted && entry.open()
                ? Outcome.lacking(text, next)
                : Outcome.contradicted(text, "reset begins the step again");
    }

    private static Outcome sized(LabView lab, LedgerEntry entry, int wanted) {
        long last = -1;
        for (WireEvent event : lab.step(entry)) {
            if (event.what() instanceof WireEvent.Received received) {
                last = received.count();
                if (last == wanted) {
                    return Outcome.holds(entry.name() + " received " + datagramOf(wanted));
                }
            }
        }
        if (lab.forgotten(entry)) {
            return LabView.forgottenOutcome(entry);
        }
        String next = wanted == 0
                ? "an empty text sends one: udp send " + entry.name() + " \"\""
                : "send one of that size: udp send " + entry.name() + " --bytes " + wanted;
        return last < 0
                ? Outcome.absent(entry.name() + " received no datagram in this step", "try  udp recv " + entry.name())
                : Outcome.lacking(entry.name() + " received " + datagramOf(last), next);
    }

    private static String datagramOf(long bytes) {
        return bytes == 0 ? "an empty datagram" : "a datagram of " + Say.bytes(bytes);
    }

    private static Outcome lost(LabView lab, LedgerEntry entry, int wanted) {
        if (lab.forgotten(entry)) {
            return LabView.forgottenOutcome(entry);
        }
        long lost = lab.step(entry).stream()
                .filter(e -> e.what() instanceof WireEvent.Truncated)
                .mapToLong(e -> ((WireEvent.Truncated) e.what()).lost())
                .sum();
        if (lost == 0) {
            return Outcome.absent(
                    entry.name() + " lost nothing in this step",
                    "leave too little room: udp recv " + entry.name() + " --max 5");
        }
        String text = entry.name() + " lost " + Say.bytes(lost);
        if (lost == wanted) {
            return Outcome.holds(text, "reset begins the step again");
        }
        return lost < wanted && entry.open()
                ? Outcome.lacking(text, "what a recv has no room for is lost")
                : Outcome.contradicted(text, "reset begins the step again");
    }

    /** The bounds of messages matter here, unlike on a stream: one datagram must be the text, all of it. */
    private static Outcome text(LabView lab, LedgerEntry entry, Bytes wanted) {
        Bytes last = null;
        for (WireEvent event : lab.step(entry)) {
            if (event.what() instanceof WireEvent.Received received) {
                last = received.data();
                if (last.equals(wanted) && received.count() == wanted.length()) {
                    return Outcome.holds(entry.name() + " received " + Say.quoted(wanted));
                }
            }
        }
        if (lab.forgotten(entry)) {
            return LabView.forgottenOutcome(entry);
        }
        String next = "send exactly that in one datagram: udp send " + entry.name() + " " + Say.quoted(wanted);
        return last == null
                ? Outcome.absent(entry.name() + " received no datagram in this step", "try  udp recv " + entry.name())
                : Outcome.lacking(
                        entry.name() + " received " + (last.isEmpty() ? "an empty datagram" : Say.quoted(last)),
                        LineEnds.advice(wanted, last, next));
    }
}
