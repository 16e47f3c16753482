package dev.homeport.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The few entries that say the same about progress as many. They keep their names, so a journal that has both, as after a
 * crash, says that, too.
 */
final class Fold {
    static final Comparator<Logged> ORDER =
            Comparator.comparingLong(Logged::number).thenComparing(Logged::run);

    private Fold() {}

    /** A step's place in a course. */
    private record Place(String lesson, String step) {}

    /** @param now as {@link Forgotten} takes it */
    static List<Logged> of(Collection<Logged> all, long now) {
        Forgotten forgotten = Forgotten.in(all, now);
        List<Logged> ordered = all.stream().sorted(ORDER).toList();
        Map<Place, Logged> passed = new LinkedHashMap<>();
        Map<String, Logged> opened = new LinkedHashMap<>();
        Map<String, Logged> resets = new LinkedHashMap<>();
        Map<Logged.Name, Logged> kept = new HashMap<>();
        Optional<Logged> lastOpened = Optional.empty();
        Optional<Logged> left = Optional.empty();
        for (Logged each : ordered) {
            Entry entry = each.entry();
            boolean stands = !forgotten.has(each);
            switch (entry.kind()) {
                case PASSED -> {
                    if (stands) {
                        passed.put(new Place(entry.lesson(), entry.step()), each);
                    }
                }
                case OPENED -> {
                    lastOpened = Optional.of(each);
                    if (stands) {
                        opened.put(entry.lesson(), each);
                    }
                }
                case RESET ->
                    resets.put(
                            entry.lesson(), new Logged(each.run(), each.number(), forgotten.of(entry.lesson()), entry));
                case LEFT -> left = Optional.of(each);
                case LINE, SKIPPED -> {}
            }
        }
        for (Collection<Logged> some : List.of(
                passed.values(),
                opened.values(),
                resets.values(),
                lastOpened.stream().toList(),
                left.stream().toList())) {
            some.forEach(each -> kept.put(each.name(), each));
        }
        List<Logged> result = new ArrayList<>(kept.values());
        result.sort(ORDER);
        return result;
    }
}
