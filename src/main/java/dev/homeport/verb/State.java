package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.Report.Facts.Fact;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.words.Inert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code state c1}: all that is known of one socket. */
final class State extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "state",
            "look",
            "Show what is known of one socket",
            List.of(Params.optional("NAME", Kind.NAME)),
            List.of(),
            "Shows its endpoints, the state in which the kernel has it and what that means (RFC 9293, section 3.3.2), the line"
                    + " that opened it, and the bytes each way; of an echo server how many it serves, how many wait, and what went wrong;"
                    + " of a proxy its target and its faults."
                    + " A listener's port or endpoint will do for its name.",
            "state c1",
            false);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException {
        Lab lab = context.lab();
        LedgerEntry it = new Pick(lab).one(arguments.value("NAME"), Wanted.SOCKET);
        KernelRows kernel = new KernelRows(lab);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("kind", it.kind().word() + (it.open() ? "" : ", closed here")));
        facts.add(new Fact("local", Shown.endpoint(it.localAddress())));
        if (it.remoteAddress() != null || it.kind() == SocketKind.CONNECTION) {
            facts.add(new Fact("remote", Shown.endpoint(it.remoteAddress())));
        }
        if (UnixSocket.is(it)) {
            facts.addAll(UnixSocket.facts(lab, it));
        } else {
            facts.add(new Fact("state", state(it, kernel)));
        }
        facts.add(new Fact("opened by", Inert.line(it.openedBy())));
        if (it.open() && (it.kind() == SocketKind.ECHO_SERVER || it.kind() == SocketKind.UDP_ECHO_SERVER)) {
            facts.addAll(EchoFacts.of(lab, it));
        } else if (it.kind().isRelay() && it.open()) {
            facts.addAll(LinkFacts.of(lab, it));
        } else if (it.kind() == SocketKind.WEB_SERVER) {
            // Its connections stand in no ledger: a browser opens and drops many.
            long accepted = lab.events().stream()
                    .filter(e -> e.name().equals(it.name())
                            && e.number() > it.firstEvent()
                            && e.what() instanceof WireEvent.Accepted)
                    .count();
            facts.add(new Fact("accepted", Shown.count(accepted, "connection") + " in the wire log"));
        } else if (it.kind().listens()) {
            facts.add(new Fact("accepted", Shown.count(accepted(it, lab), "connection")));
        } else {
            facts.addAll(moved(Traffic.of(lab, it), it.kind()));
        }
        facts.addAll(TlsWords.facts(lab, it));
        context.out().accept(new Report.Facts(it.name(), facts));
    }

    private static List<Fact> moved(Traffic traffic, SocketKind kind) {
        if (traffic.requests() > 0) {
            return List.of(
                    new Fact("requests", traffic.requests() + " answered"),
                    new Fact("bytes", "not seen: Java's HttpClient moves them by itself"));
        }
        return List.of(new Fact("sent", traffic.sentIn(kind)), new Fact("received", traffic.receivedIn(kind)));
    }

    private static String state(LedgerEntry it, KernelRows kernel) {
        Optional<String> unseen = kernel.unseen();
        if (unseen.isPresent()) {
            return "unknown: " + unseen.get();
        }
        if (it.kind().isDatagram()) {
            return kernel.hasDatagram(it)
                    ? (it.remoteAddress() == null ? "bound" : "connected: takes its peer's datagrams only")
                            + "; UDP has no states (RFC 768)"
                    : it.open() ? "unknown: the kernel's table has no such row" : "closed: UDP has no states (RFC 768)";
        }
        return kernel.state(it)
                .map(s -> s.word() + ": " + s.meaning())
                .orElse(
                        it.open()
                                ? "unknown: the kernel's table has no such row"
                                : "CLOSED: " + ConnectionState.CLOSED.meaning());
    }

    private static long accepted(LedgerEntry listener, Lab lab) {
        return lab.ledger().stream()
                .filter(e -> listener.name().equals(e.parent()) && e.firstEvent() > listener.firstEvent())
                .count();
    }
}
