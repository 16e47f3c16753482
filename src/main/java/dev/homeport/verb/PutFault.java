package dev.homeport.verb;

import dev.homeport.fault.Fault;
import dev.homeport.lab.LabException;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code fault link latency 200ms}: makes a link bad. */
final class PutFault extends LabVerb {
    private static final Option JITTER =
            Params.option("--jitter", "DURATION", Kind.DURATION, "how much earlier or later, as ±50ms does");

    private static final VerbSpec SPEC = new VerbSpec(
            "fault",
            "faults",
            "Make a link slow, chopped, silent or broken",
            List.of(
                    Relays.LINK,
                    Params.optional("FAULT", Kind.FAULT),
                    new VerbSpec.Param("VALUE", Kind.TEXT, false, true)),
            List.of(JITTER, Relays.TO_SERVER, Relays.TO_CLIENT),
            "On a proxy or tap, at once and for its open connections, too; both ways unless told otherwise. Several stack up in"
                    + " the order given; the same word again takes the place of the first. latency 200ms ±50ms: all goes on"
                    + " later, in order. bandwidth 10KB/s: each byte takes its time. slicer 1 [20ms]: in pieces of so many bytes,"
                    + " with a pause between. timeout [2s]: nothing goes on, as with a pulled cable; with a time, both sides are"
                    + " closed then. reset after 100, or after 2s: both sides get RST. slow-close [1s]: FIN goes on late. limit"
                    + " 64: after so many bytes both sides get FIN. drop: bytes vanish, which real TCP never does. Without a"
                    + " fault: shows those of the link. Jitter is the same in each run.",
            "fault link latency 200ms ±50ms",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        LedgerEntry link = new Pick(context.lab()).named(arguments.value("LINK").orElse(""), Wanted.LINK);
        Optional<String> word = arguments.value("FAULT");
        if (word.isPresent()) {
            List<String> values = new ArrayList<>(arguments.all("VALUE"));
            arguments.option(JITTER.flag()).ifPresent(jitter -> values.add("±" + jitter));
            Fault fault = FaultText.parse(word.get(), values);
            context.lab().proxies().fault(link.name(), fault, Relays.way(arguments), context.act());
        }
        context.out()
                .accept(new Report.Facts(
                        link.name(), LinkFacts.faults(context.lab().proxies().figures(link.name()))));
    }
}
