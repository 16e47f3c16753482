package dev.homeport.truth;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many tries there were, and how many verdicts were false, by kind. */
record Figures(int tries, Map<Try.Kind, Integer> kinds) {
    static Figures of(List<Try> all) {
        Map<Try.Kind, Integer> kinds = new EnumMap<>(Try.Kind.class);
        for (Try each : all) {
            kinds.merge(each.kind(), 1, Integer::sum);
        }
        return new Figures(all.size(), kinds);
    }

    @Override
    public String toString() {
        return tries + " tries: "
                + of(Try.Kind.FALSE_PASS) + " false passes, "
                + of(Try.Kind.FALSE_FAIL) + " false fails, "
                + of(Try.Kind.COULD_NOT_LOOK) + " false could-not-looks, "
                + of(Try.Kind.OTHER_WORDS) + " with other words, "
                + of(Try.Kind.NOT_UNDERSTOOD) + " not understood";
    }

    private int of(Try.Kind kind) {
        return kinds.getOrDefault(kind, 0);
    }
}
