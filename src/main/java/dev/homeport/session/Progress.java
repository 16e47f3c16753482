package dev.homeport.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the learner has passed and where the learner is: a fold over all journals, in the order of {@link Logged}'s numbers. */
final class Progress {
    private final Map<String, Set<String>> passed = new HashMap<>();
    private final Map<String, String> lastStep = new HashMap<>();
    /** Lessons whose last opened step has passed since, while the next was not opened: the run was killed just there. */
    private final Set<String> between = new HashSet<>();

    private Optional<String> current = Optional.empty();

    static Progress of(Collection<Logged> entries) {
        return of(entries, System.currentTimeMillis());
    }

    /** @param now as {@link Forgotten} takes it */
    static Progress of(Collection<Logged> entries, long now) {
        Forgotten forgotten = Forgotten.in(entries, now);
        Progress progress = new Progress();
        for (Logged each : entries.stream().sorted(Fold.ORDER).toList()) {
            if (!forgotten.has(each) && each.entry().kind() != Entry.Kind.RESET) {
                progress.add(each.entry());
            } else if (each.entry().kind() == Entry.Kind.OPENED) {
                progress.current = Optional.of(each.entry().lesson());
            }
        }
        return progress;
    }

    /** What this run has just done: a reset forgets all that was read so far. */
    void add(Entry entry) {
        // Whoever tries a draft is still where they were in the course.
        boolean inCourse = !Drafts.isDraft(entry.lesson());
        switch (entry.kind()) {
            case OPENED -> {
                lastStep.put(entry.lesson(), entry.step());
                between.remove(entry.lesson());
                current = inCourse ? Optional.of(entry.lesson()) : current;
            }
            case PASSED -> {
                passed.computeIfAbsent(entry.lesson(), k -> new HashSet<>()).add(entry.step());
                if (entry.step().equals(lastStep.get(entry.lesson()))) {
                    between.add(entry.lesson());
                }
            }
            case RESET -> {
                passed.remove(entry.lesson());
                lastStep.remove(entry.lesson());
                between.remove(entry.lesson());
            }
            case LEFT -> current = inCourse ? Optional.empty() : current;
            case LINE, SKIPPED -> {}
        }
    }

    /** The ids of the steps that have passed. */
    Set<String> passed(String lesson) {
        return passed.getOrDefault(lesson, Set.of());
    }

    /** The step that was open last in the lesson. */
    Optional<String> lastStep(String lesson) {
        return Optional.ofNullable(lastStep.get(lesson));
    }

    /** Whether the step that was open last has passed, and none was opened after it. */
    boolean lastStepPassed(String lesson) {
        return between.contains(lesson);
    }

    /** The lesson the learner was in, if it was not left. */
    Optional<String> current() {
        return current;
    }
}
