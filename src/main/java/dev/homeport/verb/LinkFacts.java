package dev.homeport.verb;

import dev.homeport.fault.Fault;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.lab.ProxyFigures;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.Report.Facts.Fact;
import java.util.ArrayList;
import java.util.List;

/** What {@code state} and {@code fault} tell of a proxy or a tap. */
final class LinkFacts {
    private LinkFacts() {}

    static List<Fact> of(Lab lab, LedgerEntry link) {
        try {
            return of(lab.proxies().figures(link.name()));
        } catch (LabException closedMeanwhile) {
            return List.of(new Fact("counts", "none: " + closedMeanwhile.what()));
        }
    }

    private static List<Fact> of(ProxyFigures it) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("target", it.target().toString()));
        facts.addAll(faults(it));
        facts.add(new Fact("connections", it.connections() + " now, of at most " + ProxyFigures.MOST_CONNECTIONS));
        facts.add(new Fact("accepted", Shown.count(it.accepted(), "connection")));
        if (it.unreached() > 0) {
            facts.add(new Fact("no target", Shown.count(it.unreached(), "connection") + " did not reach the target"));
        }
        facts.add(new Fact(
                "went on", Shown.count(it.toServer(), "byte") + " to the server, " + it.toClient() + " to the client"));
        return facts;
    }

    static List<Fact> faults(ProxyFigures it) {
        return List.of(
                new Fact("to the server", chain(it.faults().toServer())),
                new Fact("to the client", chain(it.faults().toClient())));
    }

    private static String chain(List<Fault> faults) {
        return faults.isEmpty()
                ? "no fault"
                : String.join(", then ", faults.stream().map(Fault::toString).toList());
    }
}
