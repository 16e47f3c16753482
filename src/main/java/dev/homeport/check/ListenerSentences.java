package dev.homeport.check;

import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.UnixPath;
import dev.homeport.net.WireEvent;
import java.util.List;
import java.util.function.Function;

/** What the lab's listeners and servers are and did. */
final class ListenerSentences {
    static final List<Declaration> ALL = List.of(
            Declaration.of(
                    "listener NAME is listening",
                    "the lab's listener or server is open and in LISTEN",
                    "listener web is listening",
                    "in LISTEN",
                    slots -> Judge.ofKernel(LabView.ofListener(slots.text(0), ListenerSentences::listening))),
            Declaration.of(
                    "listener NAME is on port PORT",
                    "the lab's listener or server is open and bound to the port",
                    "listener web is on port 62893",
                    "on port PORT",
                    slots -> Judge.ofLab(
                            LabView.ofListener(slots.text(0), (lab, entry) -> onPort(entry, slots.number(1))))),
            Declaration.of(
                    "listener NAME accepted N connections",
                    "it accepted exactly so many connections in this step",
                    "listener web accepted 3 connections",
                    "N accepted in this step",
                    slots -> Judge.ofLab(
                            LabView.ofListener(slots.text(0), (lab, entry) -> accepted(lab, entry, slots.number(1))))),
            Declaration.of(
                    "listener NAME timed out",
                    "an accept on it waited in this step until its deadline, and nobody came",
                    "listener web timed out",
                    "timed out",
                    slots -> Judge.ofLab(LabView.ofListener(slots.text(0), Happening.TIMED_OUT::judge))),
            Declaration.of(
                    "listener NAME was refused to bind",
                    "bind(2) refused it in this step what it asked for: taken, not permitted, or no address of this machine",
                    "listener second was refused to bind",
                    "refused to bind",
                    slots -> Judge.ofLab(LabView.ofListener(slots.text(0), BoundTo::refused))),
            Declaration.of(
                    "listener NAME was refused to bind to port PORT",
                    "bind(2) refused it that port in this step, as another socket has it (EADDRINUSE)",
                    "listener any was refused to bind to port 62893",
                    "refused to bind to port PORT",
                    slots -> Judge.ofLab(LabView.ofListener(
                            slots.text(0), (lab, entry) -> BoundTo.refused(lab, entry, slots.number(1))))),
            Declaration.of(
                    "listener NAME answered METHOD TARGET with STATUS",
                    "the lab's web server answered such a request in this step",
                    "listener web answered GET /hello with 200",
                    "METHOD TARGET answered with STATUS",
                    slots -> answers(slots, each -> each.answered(slots.number(3)))),
            Declaration.of(
                    "listener NAME answered METHOD TARGET with STATUS N times",
                    "the lab's web server answered exactly so many such requests in this step",
                    "listener web answered GET /hello with 200 2 times",
                    "METHOD TARGET answered with STATUS N times",
                    slots -> answers(slots, each -> each.answered(slots.number(3), slots.number(4)))),
            Declaration.of(
                    "listener NAME received METHOD TARGET with header FIELD starting TEXT",
                    "a request to the lab's web server in this step had a field line of that name whose value starts so",
                    "listener web received GET /hello with header Accept starting \"text/\"",
                    "METHOD TARGET with FIELD starting TEXT",
                    slots -> answers(
                            slots,
                            each -> each.received(
                                    slots.text(3),
                                    value -> value.startsWith(slots.bytes(4).text())))),
            Declaration.of(
                    "listener NAME received METHOD TARGET with header FIELD containing TEXT",
                    "a request to the lab's web server in this step had the text in a field line of that name",
                    "listener web received GET /hello with header Accept containing \"html\"",
                    "METHOD TARGET with FIELD containing TEXT",
                    slots -> answers(
                            slots,
                            each -> each.received(
                                    slots.text(3),
                                    value -> value.contains(slots.bytes(4).text())))));

    private ListenerSentences() {}

    private static Judge answers(Slots slots, Function<Answers, Outcome> judge) {
        return Judge.ofLab(LabView.ofListener(
                slots.text(0), (lab, entry) -> judge.apply(new Answers(lab, entry, slots.text(1), slots.text(2)))));
    }

    private static Outcome listening(LabView lab, LedgerEntry entry) {
        if (entry.open() && entry.localAddress() instanceof UnixPath unix) {
            return Outcome.holds(entry.name() + " listens on " + unix, "try  close " + entry.name());
        }
        Endpoint local = entry.local();
        if (!entry.open() || local == null) {
            return closed(entry);
        }
        String release = (entry.kind() == SocketKind.LISTENER ? "try  close " : "try  stop ") + entry.name();
        Outcome holds = Outcome.holds(entry.name() + " is in LISTEN on " + local, release);
        return lab.isListening(local)
                .match(
                        listed -> listed
                                ? holds
                                : Outcome.absent(
                                        "the kernel's table does not list " + local + " in LISTEN",
                                        "try  state " + entry.name()),
                        // The lab opened it and has not closed it: as good a witness as the table.
                        reason -> holds);
    }

    private static Outcome onPort(LedgerEntry entry, int port) {
        if (entry.open() && entry.localAddress() instanceof UnixPath unix) {
            return Outcome.contradicted(
                    entry.name() + " is on " + unix + ", which has no port",
                    "close it, then try  listen " + port + " as " + entry.name());
        }
        Endpoint local = entry.local();
        if (!entry.open() || local == null) {
            return closed(entry);
        }
        String text = entry.name() + " is on " + local;
        return local.port() == port
                ? Outcome.holds(text)
                : Outcome.contradicted(text, "close it, then try  listen " + port + " as " + entry.name());
    }

    private static Outcome closed(LedgerEntry entry) {
        String observed =
                entry.localAddress() == null ? entry.name() + " was never bound" : entry.name() + " is closed";
        return Outcome.lacking(observed, "try  listen 0 as " + entry.name());
    }

    private static Outcome accepted(LabView lab, LedgerEntry entry, int wanted) {
        if (lab.forgotten(entry)) {
            return LabView.forgottenOutcome(entry);
        }
        long count = lab.stepDuring(entry).stream()
                .filter(event -> event.what() instanceof WireEvent.Accepted accepted
                        && accepted.listener().equals(entry.name()))
                .count();
        String next = entry.kind() == SocketKind.LISTENER
                ? "a client connects, then  accept " + entry.name() + "  takes it from the queue"
                : "a client connects: try  connect " + entry.name();
        if (count == 0) {
            return Outcome.absent(entry.name() + " accepted no connection in this step", next);
        }
        String text = entry.name() + " accepted " + Say.count(count, "connection");
        if (count == wanted) {
            return Outcome.holds(text);
        }
        return count < wanted ? Outcome.lacking(text, next) : Outcome.contradicted(text, "reset begins the step again");
    }
}
