package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.DatagramFigures;
import dev.homeport.net.EchoFigures;
import dev.homeport.net.EchoMode;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.verb.Report.Facts.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an echo server has counted, in words. */
final class EchoFacts {
    private EchoFacts() {}

    static List<Fact> of(Lab lab, LedgerEntry server) {
        try {
            return server.kind() == SocketKind.UDP_ECHO_SERVER
                    ? of(lab.udp().figures(server.name()))
                    : of(lab.echoFigures(server.name()));
        } catch (LabException closedMeanwhile) {
            return List.of(new Fact("counts", "none: " + closedMeanwhile.what()));
        }
    }

    private static List<Fact> of(DatagramFigures it) {
        return List.of(
                new Fact("sent", datagrams(it.sent(), it.sentBytes())),
                new Fact("received", datagrams(it.received(), it.receivedBytes())));
    }

    private static String datagrams(long count, long bytes) {
        return Shown.count(bytes, "byte") + " in " + Shown.count(count, "datagram");
    }

    static List<Fact> of(EchoFigures it) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("mode", it.mode().word() + ": " + it.mode().meaning()));
        facts.add(new Fact("clients", it.clients() + " now, of at most " + it.maxClients()));
        facts.add(new Fact("waiting", waiting(it)));
        facts.add(new Fact("accepted", Shown.count(it.served(), "connection")));
        facts.add(new Fact("sent", Shown.count(it.sent(), "byte")));
        facts.add(new Fact("received", Shown.count(it.received(), "byte")));
        if (it.held() > 0) {
            facts.add(new Fact("held back", "the limit was reached " + Shown.count(it.held(), "time")));
        }
        facts.add(new Fact("errors", errors(it.errors())));
        if (it.starved()) {
            facts.add(new Fact(
                    "short of", "file descriptors or threads: it tries again ten times a second; close something"));
        }
        facts.add(new Fact("wire log", wire(it)));
        return facts;
    }

    private static String waiting(EchoFigures it) {
        return it.waiting().match(waiting -> waiting(it, waiting), reason -> "unknown: " + reason);
    }

    private static String waiting(EchoFigures it, int waiting) {
        if (waiting == 0) {
            return "nobody";
        }
        String who = waiting + " in the backlog: connected by the kernel, not accepted yet, so no echo comes";
        if (it.mode() == EchoMode.ONE && it.clients() > 0) {
            return who + " until the client now served has gone";
        }
        return it.clients() >= it.maxClients() ? who + " until one of the clients has gone" : who;
    }

    private static String errors(Map<String, Long> errors) {
        if (errors.isEmpty()) {
            return "none";
        }
        List<String> each = new ArrayList<>();
        new TreeMap<>(errors).forEach((kind, count) -> each.add(kind + " (" + Shown.count(count, "time") + ")"));
        return String.join(", ", each);
    }

    private static String wire(EchoFigures it) {
        if (!it.logged()) {
            return "off: its clients are counted only";
        }
        int unnamed = it.clients() - it.named();
        return unnamed <= 0
                ? "on: each client has a name"
                : "on for " + Shown.count(it.named(), "client") + " with a name; " + unnamed + " more are counted only";
    }
}
