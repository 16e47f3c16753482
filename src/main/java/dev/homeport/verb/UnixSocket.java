package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.UnixPath;
import dev.homeport.verb.Report.Facts.Fact;
import dev.homeport.verb.VerbSpec.Option;
import java.util.List;
import java.util.Optional;

/** What verbs do and say otherwise where an endpoint is a Unix domain socket's file. */
final class UnixSocket {
    private UnixSocket() {}

    static boolean is(LedgerEntry entry) {
        return entry.localAddress() instanceof UnixPath || entry.remoteAddress() instanceof UnixPath;
    }

    /** @throws VerbException BAD_INPUT for the first option there that a Unix socket has no use for */
    static void refuse(Arguments arguments, Option... options) throws VerbException {
        for (Option each : options) {
            if (arguments.has(each.flag())) {
                throw VerbException.badInput(each.flag() + " is not for a Unix socket", "leave it out");
            }
        }
    }

    static void listen(String file, int backlog, Arguments arguments, VerbContext context)
            throws VerbException, LabException {
        LedgerEntry listener = context.lab().unix().listen(file, Params.newName(arguments), backlog, context.act());
        bound("listening on ", listener, context);
    }

    static void connect(String file, Arguments arguments, VerbContext context) throws VerbException, LabException {
        Lab lab = context.lab();
        LedgerEntry c = lab.unix().connect(file, Params.newName(arguments), Params.act(arguments, context));
        context.out()
                .accept(new Report.Done("connected " + c.name() + " to " + Shown.endpoint(c.remoteAddress())
                        + "; the other end runs as " + peer(lab, c)));
    }

    /** {@code user ada, group staff}. */
    static String peer(Lab lab, LedgerEntry connection) {
        return lab.unix().peer(connection.name()).match(who -> who, reason -> "an unknown user: " + reason);
    }

    /** In place of a TCP state. */
    static String state(Lab lab, LedgerEntry entry) {
        if (!entry.open()) {
            return "closed";
        }
        if (!entry.kind().listens()) {
            return "connected";
        }
        return entry.localAddress() instanceof UnixPath path
                ? lab.unix()
                        .listenState(path)
                        .match(state -> state.orElse("not in the kernel's table"), reason -> "unknown")
                : "unknown";
    }

    static List<Fact> facts(Lab lab, LedgerEntry entry) {
        if (entry.kind().listens()) {
            String path = entry.localAddress() instanceof UnixPath unix ? unix.path() : "-";
            return List.of(new Fact("file", path), new Fact("state", state(lab, entry)));
        }
        return List.of(
                new Fact("peer", entry.open() ? peer(lab, entry) : "-"),
                new Fact("state", state(lab, entry) + "; Unix sockets have no TCP states (unix(7))"));
    }

    static void bound(String does, LedgerEntry entry, VerbContext context) {
        context.out().accept(new Report.Done(does + Shown.endpoint(entry.localAddress()) + " as " + entry.name()));
        file(entry).ifPresent(context.out());
    }

    /** What curl is given to ask the server. */
    static String url(String scheme, LedgerEntry server) {
        return server.localAddress() instanceof UnixPath unix
                ? "--unix-socket " + unix.path() + " " + scheme + "://localhost/"
                : scheme + "://localhost"
                        + (server.local() == null ? "" : ":" + server.local().port()) + "/";
    }

    /** Where it lies, for other programs; empty for what is bound to a port. */
    static Optional<Report> file(LedgerEntry entry) {
        return entry.localAddress() instanceof UnixPath unix
                ? Optional.of(
                        new Report.Remark("the file is " + unix.path() + ", for this user only; close removes it"))
                : Optional.empty();
    }
}
