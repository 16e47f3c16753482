package dev.homeport.check;

import dev.homeport.net.Look;
import dev.homeport.net.Snapshot;
import java.util.Set;
import java.util.function.Function;

/** What to look at, and how to judge what was seen. */
record Judge(Set<Look<?>> looks, Function<Snapshot, Outcome> judging) {
    /** Judges by the lab's ledger and events alone. */
    static Judge ofLab(Function<Snapshot, Outcome> judging) {
        return new Judge(Set.of(), judging);
    }

    static Judge ofKernel(Function<Snapshot, Outcome> judging) {
        return new Judge(Set.of(new Look.KernelTable()), judging);
    }

    /** Judges by one look's answer; unseen where the look did not work. */
    static <T> Judge of(Look<T> look, Function<T, Outcome> judging) {
        return new Judge(Set.of(look), seen -> seen.answer(look).match(judging, Outcome::unseen));
    }
}
