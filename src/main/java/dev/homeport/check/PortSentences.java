package dev.homeport.check;

import dev.homeport.net.KernelSocket;
import dev.homeport.net.Look;
import dev.homeport.net.Owner;
import dev.homeport.net.Port;
import dev.homeport.net.PortClass;
import dev.homeport.net.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
                    "no program listens on the TCP port",
                    "port 62893 is free",
                    "free",
                    slots -> Judge.ofKernel(seen -> free(seen, slots.number(0)))),
            Declaration.of(
                    "port PORT is reachable only from this machine",
                    "all that listens on the TCP port is bound to loopback, and something does",
                    "port 62893 is reachable only from this machine",
                    "bound to 127.0.0.1 or ::1 only",
                    slots -> Judge.ofKernel(seen -> loopbackOnly(seen, slots.number(0)))),
            Declaration.of(
                    "port PORT is held by PROGRAM",
                    "a program whose name begins so listens on the TCP port",
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
        PortView view = PortView.of(seen, port);
        return view.listeners()
                .match(
                        rows -> rows.isEmpty()
                                ? Outcome.lacking("nothing listens on port " + port, "try  listen " + port)
                                : Outcome.holds(inListen(rows), view.release()),
                        reason -> view.own().isEmpty()
                                ? Outcome.unseen(reason)
                                // The lab opened it and has not closed it: as good a witness as the table.
                                : Outcome.holds(
                                        view.own().get(0).name() + " of this lab listens on "
                                                + view.own().get(0).local(),
                                        view.release()));
    }

    private static String inListen(List<KernelSocket> rows) {
        String endpoints = PortView.endpoints(rows);
        return endpoints + (endpoints.contains(" and ") ? " are" : " is") + " in LISTEN";
    }

    private static Outcome free(Snapshot seen, int port) {
        PortView view = PortView.of(seen, port);
        List<KernelSocket> rows = view.listeners().orElse(List.of());
        if (!rows.isEmpty() || !view.own().isEmpty()) {
            String where = rows.isEmpty() ? "port " + port : PortView.endpoints(rows);
            return Outcome.contradicted(where + " is held by " + view.holder(rows), view.release());
        }
        // Here an empty answer is the observation: the table was read, and the port is not in it.
        return view.listeners()
                .match(
                        none -> Outcome.holds("nothing listens on port " + port, "try  listen " + port),
                        Outcome::unseen);
    }

    private static Outcome loopbackOnly(Snapshot seen, int port) {
        PortView view = PortView.of(seen, port);
        return view.listeners()
                .match(
                        rows -> {
                            List<KernelSocket> open = rows.stream()
                                    .filter(row -> !row.local().isLoopback())
                                    .toList();
                            if (rows.isEmpty()) {
                                return Outcome.absent("nothing listens on port " + port, "try  listen " + port);
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
        PortView view = PortView.of(seen, port);
        return view.listeners()
                .match(
                        rows -> rows.isEmpty()
                                ? Outcome.absent("nothing listens on port " + port, "start " + Say.foreign(program))
                                : holders(view, rows, program),
                        Outcome::unseen);
    }

    private static Outcome holders(PortView view, List<KernelSocket> rows, String program) {
        List<String> unknown = new ArrayList<>();
        List<Owner> owners = new ArrayList<>();
        for (KernelSocket row : rows) {
            row.owner().match(owners::add, unknown::add);
        }
        for (Owner owner : owners) {
            if (isNamed(owner, program)) {
                return Outcome.holds("port " + view.port() + " is held by " + PortView.program(owner), view.release());
            }
        }
        if (!unknown.isEmpty()) {
            return Outcome.unseen(unknown.get(0));
        }
        return Outcome.contradicted(
                "port " + view.port() + " is held by " + PortView.program(owners.get(0)), view.release());
    }

    /** python3 stands for python3.11 too; macOS and Windows write names in other cases. */
    private static boolean isNamed(Owner owner, String program) {
        String first = owner.commandLine().split(" ", 2)[0];
        String file = first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
        String wanted = program.toLowerCase(Locale.ROOT);
        return Stream.of(owner.name(), file)
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(wanted));
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
