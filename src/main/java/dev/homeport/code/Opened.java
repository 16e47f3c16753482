package dev.homeport.code;

import dev.homeport.lab.Lab;
import dev.homeport.net.LedgerEntry;
import java.net.SocketException;
import java.util.Optional;

/** One socket of the lab in Java's hands. Its name alone would not do: once it is closed, another can have the name. */
record Opened(Lab lab, String name, long firstEvent) {
    Opened(Lab lab, LedgerEntry entry) {
        this(lab, entry.name(), entry.firstEvent());
    }

    boolean isOpen() {
        return entry().isPresent();
    }

    /** Its name, for the lab's methods. */
    String openName() throws SocketException {
        if (!isOpen()) {
            throw new SocketException(name + " is closed");
        }
        return name;
    }

    private Optional<LedgerEntry> entry() {
        return lab.find(name).filter(e -> e.open() && e.firstEvent() == firstEvent);
    }
}
