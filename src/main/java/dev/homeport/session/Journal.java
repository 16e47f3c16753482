package dev.homeport.session;

import dev.homeport.net.Exam;
import java.util.List;
import java.util.Optional;

/** Where entries go, and where earlier ones come from. */
public interface Journal extends AutoCloseable {
    /** Appends one entry. A failure to write is a warning, said once, and never stops the learner. */
    void append(Entry entry);

    /** All entries of all runs so far that can be read. */
    List<Entry> entries();

    /** Warnings that came up and were not taken yet: a read-only home, a garbled file. */
    List<String> takeWarnings();

    /** Whether entries can be kept, for doctor; empty where none are to be. */
    default Optional<Exam> exam() {
        return Optional.empty();
    }

    @Override
    void close();

    /** The same journal for a run that only looks. */
    static Journal readOnly(Journal journal) {
        return new Journal() {
            @Override
            public void append(Entry entry) {}

            @Override
            public List<Entry> entries() {
                return journal.entries();
            }

            @Override
            public List<String> takeWarnings() {
                return journal.takeWarnings();
            }

            @Override
            public Optional<Exam> exam() {
                return journal.exam();
            }

            @Override
            public void close() {
                journal.close();
            }
        };
    }

    /** A journal that keeps nothing, for proofs and scripts. */
    static Journal none() {
        return new Journal() {
            @Override
            public void append(Entry entry) {}

            @Override
            public List<Entry> entries() {
                return List.of();
            }

            @Override
            public List<String> takeWarnings() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }
}
