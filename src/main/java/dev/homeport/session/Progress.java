package dev.homeport.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the learner has passed and where the learner is: a fold over all journals, oldest entry first. */
final class Progress {
    private final Map<String, Set<String>> passed = new HashMap<>();
    private final Map<String, String> lastStep = new HashMap<>();
    /** Lessons whose last opened step has passed since, while the next was not opened: the run was killed just there. */
    private final Set<String> between = new HashSet<>();

    private Optional<String> current = Optional.empty();

    static Progress of(List<Entry> entries) {
        List<Entry> ordered = new ArrayList<>(entries);
        // A stable sort: entries of one file that share a moment keep their order.
        ordered.sort(Comparator.comparing(Entry::at));
        Progress progress = new Progress();
        ordered.forEach(progress::add);
        return progress;
    }

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
