package dev.homeport.author;

import dev.homeport.lab.Lab;
import dev.homeport.net.Endpoint;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The labs of the runs of one proof. They are one program to the kernel, and a port that one gave back can be another's next. */
final class SideBySide {
    private final Set<Lab> labs = ConcurrentHashMap.newKeySet();

    void enter(Lab lab) {
        labs.add(lab);
    }

    /** Whether a lab other than the one has or had that local endpoint. */
    boolean hadElsewhere(Lab lab, Endpoint local) {
        return labs.stream()
                .filter(each -> each != lab)
                .flatMap(each -> each.ledger().stream())
                .anyMatch(entry -> local.equals(entry.local()));
    }
}
