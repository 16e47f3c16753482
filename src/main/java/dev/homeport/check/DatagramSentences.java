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
                    slots -> happened(slots, (lab, entry) -> DatagramText.counted(lab, entry, slots.number(1), true))),
            Declaration.of(
                    "udp NAME received TEXT",
                    "a datagram with exactly the text was received on it in this step, whole",
                    "udp u1 received \"ping\"",
                    "a datagram TEXT",
                    slots -> happened(slots, (lab, entry) -> DatagramText.is(lab, entry, slots.bytes(1)))),
            Declaration.of(
                    "udp NAME received starting TEXT",
                    "a datagram that starts with the text was received on it in this step",
                    "udp u1 received starting \"hello\"",
                    "a datagram starting TEXT",
                    slots -> happened(slots, (lab, entry) -> DatagramText.starts(lab, entry, slots.bytes(1)))),
            Declaration.of(
                    "udp NAME received containing TEXT",
                    "a datagram with the text somewhere in it was received on it in this step",
                    "udp u1 received containing \"hello\"",
                    "a datagram containing TEXT",
                    slots -> happened(slots, (lab, entry) -> DatagramText.contains(lab, entry, slots.bytes(1)))),
            Declaration.of(
                    "udp NAME received a datagram of N bytes",
                    "a datagram that had exactly so many bytes was received on it in this step, whole or cut",
                    "udp u1 received a datagram of 100 bytes",
                    "a datagram of N bytes",
                    slots -> happened(slots, (lab, entry) -> DatagramText.sized(lab, entry, slots.number(1)))),
            Declaration.of(
                    "udp NAME received an empty datagram",
                    "a datagram without a byte was received on it in this step",
                    "udp u1 received an empty datagram",
                    "an empty datagram",
                    slots -> happened(slots, (lab, entry) -> DatagramText.sized(lab, entry, 0))),
            Declaration.of(
                    "udp NAME received nothing",
                    "a receive in this step waited in vain, and no datagram was received",
                    "udp u1 received nothing",
                    "nothing received",
                    slots -> happened(slots, DatagramText::nothing)),
            Declaration.of(
                    "udp NAME timed out",
                    "it waited in this step until a deadline was over: to receive, or to send",
                    "udp u1 timed out",
                    "timed out",
                    slots -> happened(slots, Happening.TIMED_OUT::judge)),
            Declaration.of(
                    "udp NAME was refused to bind",
                    "bind(2) refused it in this step what it asked for: taken, not permitted, or no address of this machine",
                    "udp second was refused to bind",
                    "refused to bind",
                    slots -> happened(slots, BoundTo::refused)),
            Declaration.of(
                    "udp NAME was refused to bind to port PORT",
                    "bind(2) refused it that port in this step, as another socket has it (EADDRINUSE)",
                    "udp any was refused to bind to port 5353",
                    "refused to bind to port PORT",
                    slots -> happened(slots, (lab, entry) -> BoundTo.refused(lab, entry, slots.number(1)))),
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
                    slots -> happened(slots, (lab, entry) -> DatagramText.counted(lab, entry, slots.number(1), false))),
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
                    + (others == 0 ? "" : ", and " + Say.count(others, "other datagram"))
                    + (others < DatagramAnswer.MOST ? "" : " or more"));
        }
        Bytes last = received.get(received.size() - 1);
        String got = last.isEmpty() ? "an empty datagram" : Say.quoted(last);
        String advice = LineEnds.advice(payload, last, "send back exactly what came, as one datagram");
        return Outcome.contradicted("another datagram came back: " + got, advice)
                .with(new Difference(payload, last));
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
}
