package dev.homeport.verb;

import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code wire c1}: what happened. */
final class Wire extends LabVerb {
    private static final int MOST = 10_000;

    private static final VerbSpec SPEC = new VerbSpec(
            "wire",
            "look",
            "Show what happened on the sockets, in order",
            List.of(Params.optional("NAME", Kind.NAME)),
            List.of(Params.HEX, Params.option("--last", "N", Kind.NUMBER, "only the newest N events: 1 to 10000")),
            "Shows connections coming and going and the bytes each way, oldest first. With a listener's or server's name also"
                    + " what happened on the connections that it accepted.",
            "wire c1 --hex",
            false);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException {
        int last = Params.number(arguments, "--last", MOST, 1, MOST);
        Optional<String> text = arguments.value("NAME");
        List<WireEvent> events = context.lab().events();
        if (text.isPresent()) {
            LedgerEntry it = new Pick(context.lab()).named(text.get(), Wanted.SOCKET);
            Set<String> names = context.lab().ledger().stream()
                    .filter(e -> it.kind().listens() && it.name().equals(e.parent()))
                    .map(LedgerEntry::name)
                    .collect(Collectors.toCollection(HashSet::new));
            names.add(it.name());
            events = events.stream().filter(e -> names.contains(e.name())).toList();
        }
        if (events.isEmpty()) {
            context.out().accept(new Report.Remark("nothing has happened yet"));
            return;
        }
        context.out()
                .accept(new Report.Wire(
                        events.subList(Math.max(0, events.size() - last), events.size()),
                        arguments.has(Params.HEX.flag())));
    }
}
