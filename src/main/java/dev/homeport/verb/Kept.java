package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import java.util.List;

/** Whether the wire log still holds all that happened to a socket. It is bounded, and the oldest events go first. */
final class Kept {
    private Kept() {}

    static boolean isWhole(Lab lab, LedgerEntry entry) {
        List<WireEvent> kept = lab.events();
        return kept.isEmpty() || kept.get(0).number() <= entry.firstEvent();
    }

    /** Said before what is left of it. */
    static Report beginningIsGone(LedgerEntry entry) {
        return new Report.Remark("the wire log was full: how " + entry.name() + " began is no longer in it");
    }

    /** Said where nothing is left of it. */
    static Report allIsGone(LedgerEntry entry) {
        return new Report.Remark("the wire log was full: what happened on " + entry.name() + " is no longer in it");
    }
}
