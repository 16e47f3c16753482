package dev.homeport.session;

import dev.homeport.net.Exam;
import java.util.List;
import java.util.Optional;

/** Where entries go, and where earlier ones come from. */
public interface Journal extends AutoCloseable {
    /** Appends one entry. A failure to write is a warning, said once, and never stops the learner. */
    void append(Entry entry);

    /** The entries of all runs so far that can be read and make up progress: all but typed lines. Each once, in any order. */
    List<Logged> entries();

    /** Puts in order what was read, if it needs that. Called once {@link #entries} has been. */
    default void tidy() {}

    /** Warnings that came up and were not taken yet: a read-only home, a garbled file. */
    List<String> takeWarnings();

    /** Whether entries can be kept, for doctor; empty where none are to be. */
    default Optional<Exam> exam() {
        return Optional.empty();
    }

    @Override
    void close();

    /** A journal that keeps nothing, for proofs and scripts. */
    static Journal none() {
        return new Journal() {
            @Override
            public void append(Entry entry) {}

            @Override
            public List<Logged> entries() {
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
