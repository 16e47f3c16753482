package dev.homeport.check;

import dev.homeport.net.BindTry;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Look;
import dev.homeport.net.Owner;
import dev.homeport.net.Port;
import dev.homeport.net.PortClass;
import dev.homeport.net.PortUse;
import dev.homeport.net.Snapshot;
import dev.homeport.net.Transport;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is at a port: who listens, and in which range the number is. */
final class PortSentences {
    static final List<Declaration> ALL = List.of(
            Declaration.of(
                    "port PORT is listening",
                    "some program listens on the TCP port",
                    "port 62893 is listening",
                    "listening on port PORT",
                    slots -> Judge.ofKernel(seen -> listening(seen, slots.number(0)))),
            Declaration.of(
                    "port PORT is free",
                    "no program listens on the TCP port, and a socket can be bound to it on 127.0.0.1 and ::1 (with"
                            + " SO_REUSEADDR, as listen does): this is tried",
                    "port 62893 is free",
                    "free",
                    slots -> isFree(slots.number(0))),
            Declaration.of(
                    "port PORT is reachable only from this machine",
                    "all that listens on the TCP port is bound to loopback, and something does",
                    "port 62893 is reachable only from this machine",
                    "bound to 127.0.0.1 or ::1 only",
                    slots -> Judge.ofKernel(seen -> loopbackOnly(seen, slots.number(0)))),
            Declaration.of(
                    "port PORT is held by PROGRAM",
                    "a program of that name listens on the TCP port or, where none does, has it as its end of a connection; its"
                            + " name, its file's, that of the script, module or jar it runs",
                    "port 62893 is held by python3",
                    "held by PROGRAM",
                    slots -> Judge.ofKernel(seen -> heldBy(seen, slots.number(0), slots.text(1)))),
            Declaration.of(
                    "port PORT is in the ephemeral range",
                    "the number is in the range from which this kernel picks ports",
                    "port 40000 is in the ephemeral range",
                    "in the range that this kernel picks from",
                    slots -> ephemeral(slots.number(0))),
            Declaration.of(
                    "port PORT is in the CLASS range",
                    "the number is in the system, user or dynamic range of RFC 6335, section 6",
                    "port 62893 is in the dynamic range",
                    "in the CLASS range",
                    slots -> Judge.ofLab(seen -> range(slots.number(0), slots.get(1, PortClass.class)))));

    private PortSentences() {}

    private static Outcome listening(Snapshot seen, int port) {
        PortView view = PortView.of(seen, Transport.TCP, port);
        List<KernelSocket> rows = view.use().taking();
        List<LedgerEntry> own = view.use().ownTaking();
        return view.use()
                .rows()
                .match(
                        all -> rows.isEmpty()
                                ? Outcome.lacking(view.nobody(), view.wayToListen())
                                : Outcome.holds(inListen(rows), view.release()),
                        reason -> own.isEmpty()
                                ? Outcome.unseen(reason)
                                // The lab opened it and has not closed it: as good a witness as the table.
                                : Outcome.holds(
                                        own.get(0).name() + " of this lab listens on "
                                                + own.get(0).local(),
                                        view.release()));
    }

    private static String inListen(List<KernelSocket> rows) {
        String endpoints = PortView.endpoints(rows);
        return endpoints + (endpoints.contains(" and ") ? " are" : " is") + " in LISTEN";
    }

    private static Judge isFree(int port) {
        return new Judge(
                Set.of(new Look.KernelTable(), new Look.BindTries(port)), seen -> free(PortView.bound(seen, port)));
    }

    private static Outcome free(PortView view) {
        PortUse use = view.use();
        if (!use.taking().isEmpty() || !use.ownTaking().isEmpty()) {
            return Outcome.contradicted(view.held(use.taking()), view.release());
        }
        Optional<String> unseen = use.rows().match(rows -> Optional.empty(), Optional::of);
        if (unseen.isPresent()) {
            return Outcome.unseen(unseen.get());
        }
        // Here an empty answer is the observation: the table was read, and the port is not in it.
        String nobody = "nothing listens on port " + view.port();
        if (use.refusal().isPresent()) {
            return Outcome.contradicted(
                    nobody + ", and yet " + view.obstacle(use.refusal().get().at()), view.release());
        }
        return use.isBindable()
                ? Outcome.holds(nobody + ", and it can be bound", "try  listen " + view.port())
                : Outcome.unseen(nobody + ", but whether it can be bound could not be tried"
                        + use.first(BindTry.Result.NOT_PERMITTED)
                                .map(refused -> ": " + refused.system())
                                .orElse(""));
    }

    private static Outcome loopbackOnly(Snapshot seen, int port) {
        PortView view = PortView.of(seen, Transport.TCP, port);
        return view.use()
                .rows()
                .match(
                        all -> {
                            List<KernelSocket> rows = view.use().taking();
                            List<KernelSocket> open = rows.stream()
                                    .filter(row -> !row.local().isLoopback())
                                    .toList();
                            if (rows.isEmpty()) {
                                return Outcome.absent(view.nobody(), "try  listen " + port);
                            }
                            return open.isEmpty()
                                    ? Outcome.holds("bound to loopback only: " + PortView.endpoints(rows))
                                    : Outcome.contradicted(
                                            "listening on " + PortView.endpoints(open)
                                                    + ": others on your network can reach it",
                                            "bind it to 127.0.0.1:" + port + " instead");
                        },
                        Outcome::unseen);
    }

    private static Outcome heldBy(Snapshot seen, int port, String program) {
        PortView view = PortView.of(seen, Transport.TCP, port);
        return view.use()
                .rows()
                .match(
                        all -> {
                            List<KernelSocket> taking = view.use().taking();
                            List<KernelSocket> rows = taking.isEmpty()
                                    ? view.use().connections().stream()
                                            .filter(KernelSocket::isAPrograms)
                                            .toList()
                                    : taking;
                            return rows.isEmpty()
                                    ? Outcome.absent(view.nobody(), "start " + Say.foreign(program))
                                    : holders(view, rows, program);
                        },
                        Outcome::unseen);
    }

    private static Outcome holders(PortView view, List<KernelSocket> rows, String program) {
        List<Owner> owners =
                rows.stream().flatMap(row -> row.owners().stream()).distinct().toList();
        String held = "port " + view.port() + " is held by " + PortView.programs(owners);
        for (Owner owner : owners) {
            if (ProgramNames.isCalled(owner, program)) {
                return Outcome.holds(held, view.release());
            }
        }
        for (KernelSocket row : rows) {
            if (!row.ownersAreAll()) {
                return Outcome.unseen(row.owner()
                        .match(
                                owner -> held + ", and perhaps by others, which this user is not told",
                                reason -> reason));
            }
        }
        return Outcome.contradicted(held, view.release());
    }

    private static Judge ephemeral(int port) {
        return Judge.of(
                new Look.EphemeralRange(),
                range -> range.contains(port)
                        ? Outcome.holds(port + " is within " + range + ", from which this kernel picks")
                        : Outcome.contradicted(
                                port + " is outside " + range + ", from which this kernel picks",
                                "ask for port 0, any free one: try  listen 0"));
    }

    private static Outcome range(int port, PortClass wanted) {
        PortClass actual = new Port(port).portClass();
        String text = port + " is a " + actual.word() + " port: " + actual.range();
        return actual == wanted
                ? Outcome.holds(text)
                : Outcome.contradicted(text, "choose a port within " + wanted.range());
    }
}
