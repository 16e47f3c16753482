package dev.homeport.term;

import dev.homeport.lab.Lab;
import dev.homeport.net.LedgerEntry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The little that the terminal looks at in a lab. */
interface LabView {
    /** Called once, on the watcher's thread and behind the prompt: reading the kernel's table takes a while to load. */
    void watchKernel();

    long revision();

    boolean awaitChange(long seen, Duration atMost) throws InterruptedException;

    /** The names of open sockets and servers. */
    Set<String> names();

    static LabView of(Lab lab) {
        return new LabView() {
            @Override
            public void watchKernel() {
                lab.watchKernel();
            }

            @Override
            public long revision() {
                return lab.revision();
            }

            @Override
            public boolean awaitChange(long seen, Duration atMost) throws InterruptedException {
                return lab.awaitChange(seen, atMost);
            }

            @Override
            public Set<String> names() {
                Set<String> names = new HashSet<>();
                for (LedgerEntry each : lab.ledger()) {
                    if (each.open()) {
                        names.add(each.name());
                    }
                }
                return names;
            }
        };
    }
}
