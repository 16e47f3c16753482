package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.Transport;
import dev.homeport.verb.Report.Facts.Fact;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.words.Inert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code who 62893}: whose port it is. */
final class Who extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "who",
            "look",
            "Tell which program holds a port",
            List.of(Params.required("PORT", Kind.ENDPOINT)),
            List.of(),
            "Asks the kernel who listens on the port: program, process id, user, command line, and who can reach it. Owners of"
                    + " other users' sockets may be hidden; then the reason is said. A lab name stands for its port.",
            "who 62893",
            false);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException {
        String text = arguments.value("PORT").orElseThrow();
        Endpoint asked = new Places(context).toReach(EndpointText.parse(text));
        KernelRows kernel = new KernelRows(context.lab());
        Optional<String> unseen = kernel.unseen();
        if (unseen.isPresent()) {
            throw Owners.couldNotLook(unseen.get());
        }
        List<KernelSocket> there = kernel.all().stream()
                .filter(r -> r.local().port() == asked.port())
                .toList();
        List<KernelSocket> holders = there.stream()
                .filter(r -> r.isListener() || r.transport() == Transport.UDP)
                .toList();
        if (holders.isEmpty()) {
            context.out().accept(new Report.Done("nobody listens on " + asked.port()));
        }
        for (KernelSocket each : holders) {
            context.out().accept(holder(each, context.lab()));
        }
        leftOver(there, asked.port()).ifPresent(context.out());
    }

    private static Report.Facts holder(KernelSocket row, Lab lab) {
        List<Fact> facts = new ArrayList<>();
        String who = row.owner().match(o -> Inert.line(o.name()), reason -> "a program that is not known");
        row.owner()
                .match(
                        o -> facts.addAll(List.of(
                                new Fact("program", Inert.line(o.name())),
                                new Fact("pid", Integer.toString(o.pid())),
                                new Fact("user", o.user().isEmpty() ? "unknown" : Inert.line(o.user())),
                                new Fact(
                                        "command line",
                                        o.commandLine().isEmpty() ? "unknown" : Inert.line(o.commandLine())))),
                        reason -> facts.add(new Fact("program", "unknown: " + reason)));
        facts.add(new Fact("address", row.local() + ": " + reach(row.local())));
        lab.ledger().stream()
                .filter(e -> e.open() && e.kind().listens() && KernelRows.isSame(row.local(), e.local()))
                .findFirst()
                .ifPresent(e -> facts.add(new Fact(
                        "opened here", e.kind().word() + " " + e.name() + ", by: " + Inert.line(e.openedBy()))));
        String transport = row.transport() == Transport.UDP ? "udp port " : "port ";
        return new Report.Facts(transport + row.local().port() + " is held by " + who, facts);
    }

    private static String reach(Endpoint local) {
        if (local.isLoopback()) {
            return "only this machine can reach it";
        }
        return local.isWildcard()
                ? "every address of this machine; other machines can reach it"
                : "other machines can reach it";
    }

    /** Connections that still use the port as their local one: they can stand in the way of binding it. */
    private static Optional<Report> leftOver(List<KernelSocket> there, int port) {
        Map<String, Integer> states = new TreeMap<>();
        for (KernelSocket each : there) {
            ConnectionState state = each.state();
            if (state != null && !each.isListener()) {
                states.merge(state.word(), 1, Integer::sum);
            }
        }
        if (states.isEmpty()) {
            return Optional.empty();
        }
        List<String> counted = states.entrySet().stream()
                .map(e -> e.getValue() + " in " + e.getKey())
                .toList();
        return Optional.of(
                new Report.Remark("connections with local port " + port + ": " + Shown.list(counted, "and")));
    }
}
