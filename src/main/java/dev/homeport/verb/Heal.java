package dev.homeport.verb;

import dev.homeport.fault.Faults;
import dev.homeport.lab.LabException;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code heal link}: takes its faults away. */
final class Heal extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "heal",
            "faults",
            "Take faults off a link",
            List.of(Relays.LINK, Params.optional("FAULT", Kind.FAULT)),
            List.of(Relays.TO_SERVER, Relays.TO_CLIENT),
            "Takes one fault away, or all of them; open connections are healed, too, and what was held goes on at once. What a"
                    + " fault has thrown away or ended stays so.",
            "heal link latency",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        LedgerEntry link = new Pick(context.lab()).named(arguments.value("LINK").orElse(""), Wanted.LINK);
        Optional<String> word = arguments.value("FAULT");
        Faults.Way way = Relays.way(arguments);
        Faults there = context.lab().proxies().figures(link.name()).faults();
        if (there.without(word.orElse(null), way).equals(there)) {
            String which = word.map(each -> "no fault " + each).orElse("no fault") + Relays.said(way);
            context.out().accept(new Report.Done(link.name() + " has " + which + ": nothing to heal"));
            return;
        }
        context.lab().proxies().heal(link.name(), word.orElse(null), way, context.act());
        Set<String> left = context.lab().proxies().figures(link.name()).faults().words();
        context.out()
                .accept(new Report.Done(
                        "healed " + link.name() + (left.isEmpty() ? "" : "; left: " + String.join(", ", left))));
    }
}
