package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code sockets}: what is open. */
final class Sockets extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "sockets",
            "look",
            "List the open sockets, with the kernel's state",
            List.of(),
            List.of(Params.toggle("--all", "every TCP and UDP socket of this machine, with its program")),
            "Shows what was opened here, each with the state in which the kernel has it (RFC 9293, section 3.3.2). A closed"
                    + " connection stays listed while the kernel still has it, for instance in TIME-WAIT.",
            "sockets --all",
            false);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException {
        KernelRows kernel = new KernelRows(context.lab());
        if (arguments.has("--all")) {
            Optional<String> unseen = kernel.unseen();
            if (unseen.isPresent()) {
                throw Owners.couldNotLook(unseen.get());
            }
            context.out().accept(everybodys(kernel));
            Owners.unknown(kernel.all()).ifPresent(context.out());
            return;
        }
        context.out().accept(ours(context.lab(), kernel));
        kernel.unseen()
                .ifPresent(reason -> context.out()
                        .accept(new Report.Remark(
                                "states are unknown: the kernel's table could not be read: " + reason)));
    }

    /** What is open, and what was closed but still stands in the kernel's table, such as in TIME-WAIT. */
    private static Report.Table ours(Lab lab, KernelRows kernel) {
        List<List<String>> rows = new ArrayList<>();
        for (LedgerEntry each : lab.ledger()) {
            Optional<ConnectionState> state =
                    each.open() || (each.remoteAddress() != null && each.localAddress() != null)
                            ? kernel.state(each)
                            : Optional.empty();
            if (each.open() || state.isPresent()) {
                rows.add(List.of(
                        each.name(),
                        each.kind().word() + (each.open() ? "" : ", closed here"),
                        Shown.endpoint(each.localAddress()),
                        Shown.endpoint(each.remoteAddress()),
                        UnixSocket.is(each)
                                ? UnixSocket.state(lab, each)
                                : state.map(ConnectionState::word)
                                        .orElse(each.kind().isDatagram() ? "-" : "unknown")));
            }
        }
        return new Report.Table(
                List.of("name", "kind", "local", "remote", "state"),
                rows,
                "nothing is open here; `listen 0` opens a port");
    }

    private static Report.Table everybodys(KernelRows kernel) {
        List<List<String>> rows = kernel.all().stream()
                .sorted(Comparator.comparing(KernelSocket::transport)
                        .thenComparing(r -> !r.isListener())
                        .thenComparing(r -> r.local().port())
                        .thenComparing(KernelSocket::toString))
                .map(r -> List.of(
                        r.transport().name().toLowerCase(Locale.ROOT),
                        Shown.endpoint(r.local()),
                        Shown.endpoint(r.remote()),
                        r.state() == null ? "-" : r.state().word(),
                        Owners.shortly(r.owner())))
                .toList();
        return new Report.Table(
                List.of("transport", "local", "remote", "state", "held by"), rows, "the kernel's table is empty");
    }
}
