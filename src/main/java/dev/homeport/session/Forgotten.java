package dev.homeport.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What resets have set back to nothing: what they had read, and nothing else. So a step that passed in another terminal, or
 * after the clock was set back, is not lost to a reset that never knew of it.
 */
final class Forgotten {
    /** By lesson and run, the greatest number that is forgotten. */
    private final Map<String, Map<String, Long>> marks = new HashMap<>();

    /** @param now the milliseconds since 1970, by which a reset of an older program is judged */
    static Forgotten in(Collection<Logged> all, long now) {
        Forgotten forgotten = new Forgotten();
        for (Logged each : all) {
            if (each.entry().kind() == Entry.Kind.RESET) {
                forgotten.add(each, all, now);
            }
        }
        return forgotten;
    }

    private void add(Logged reset, Collection<Logged> all, long now) {
        Map<String, Long> seen = reset.seen();
        mark(reset, reset.run(), reset.number());
        if (seen != null) {
            seen.forEach((run, number) -> mark(reset, run, number));
        } else if (reset.number() <= now) {
            // An older program's: it had read what the clock says was there. One from a time that is yet to come proves
            // that the clock was wrong, and forgets only what stands above it in its own file.
            all.stream()
                    .filter(each -> each.entry().lesson().equals(reset.entry().lesson()))
                    .filter(each -> each.number() < reset.number())
                    .forEach(each -> mark(reset, each.run(), each.number()));
        }
    }

    private void mark(Logged reset, String run, long number) {
        marks.computeIfAbsent(reset.entry().lesson(), lesson -> new HashMap<>()).merge(run, number, Math::max);
    }

    boolean has(Logged each) {
        boolean canBe = each.entry().kind() == Entry.Kind.PASSED || each.entry().kind() == Entry.Kind.OPENED;
        return canBe && each.number() <= of(each.entry().lesson()).getOrDefault(each.run(), Long.MIN_VALUE);
    }

    /** By run, the greatest number of the lesson that is forgotten; empty where the lesson was never reset. */
    Map<String, Long> of(String lesson) {
        return Map.copyOf(marks.getOrDefault(lesson, Map.of()));
    }
}
