package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.LedgerEntry;
import dev.homeport.wire.Conversation;
import dev.homeport.wire.Conversations;
import java.util.List;

/** The conversations of the lab's sockets. */
final class Talks {
    private final Lab lab;

    Talks(Lab lab) {
        this.lab = lab;
    }

    /** All that are still kept, by their first event. */
    List<Conversation> all() {
        return Conversations.of(lab.events(), lab.ledger(), lab.kernelTable());
    }

    /**
     * Those of one socket: a connection's is one; a listener's or server's are those it accepted, or that were meant for it.
     * What an earlier socket of the same name had is left out.
     */
    List<Conversation> of(LedgerEntry entry) {
        List<Conversation> touching =
                all().stream().filter(each -> each.touches(entry.name())).toList();
        if (!entry.kind().listens()) {
            // The connect stands in the log before the entry's first event, so the newest is meant and not the later
            // ones.
            List<Conversation> own =
                    touching.stream().filter(each -> each.isOf(entry.name())).toList();
            return entry.remoteAddress() == null || own.isEmpty() ? own : own.subList(own.size() - 1, own.size());
        }
        return touching.stream()
                .filter(each -> each.last() > entry.firstEvent())
                .toList();
    }
}
