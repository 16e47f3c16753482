package dev.homeport.session;

import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.lesson.Step;
import dev.homeport.session.SessionEvent.LessonsListed.Row;
import dev.homeport.words.Inert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far the learner is in each lesson: the progress, held against the lessons as they are now. */
final class Standing {
    private final LessonFolder lessons;
    private final Journal journal;
    private final Map<String, List<String>> stepIds = new HashMap<>();
    private final Map<String, List<String>> drafts = new HashMap<>();
    private Progress progress = Progress.of(List.of());

    Standing(LessonFolder lessons, Journal journal) {
        this.lessons = lessons;
        this.journal = journal;
    }

    /** Reads all journals again, and lessons when asked for: another terminal or an author may have been at work. */
    synchronized void read() {
        stepIds.clear();
        progress = Progress.of(journal.entries());
    }

    /** From now on the draft's steps are known, though it is none of the folder's. */
    synchronized void knows(Lesson draft) {
        drafts.put(draft.id(), draft.steps().stream().map(Step::id).toList());
    }

    synchronized void add(Entry entry) {
        progress.add(entry);
        journal.append(entry);
    }

    synchronized Optional<String> current() {
        return progress.current().filter(id -> ids().contains(id));
    }

    boolean isDone(String id) {
        int steps = steps(id).size();
        return steps > 0 && passed(id) == steps;
    }

    /** How many of the steps that the lesson has now have passed. */
    synchronized int passed(String id) {
        Set<String> passed = progress.passed(id);
        return passed.isEmpty()
                ? 0
                : (int) steps(id).stream().filter(passed::contains).count();
    }

    /** The lesson to go on with: the one that is open, else the first that is not done. */
    Optional<String> next() {
        return current()
                .filter(id -> !isDone(id))
                .or(() -> ids().stream().filter(id -> !isDone(id)).findFirst());
    }

    /** The first lesson after the given one that is not done, from the top again if there is none. */
    Optional<LessonFolder.Summary> nextAfter(String id) {
        List<LessonFolder.Summary> all = lessons.summaries();
        int at = ids().indexOf(id);
        for (int i = 1; i < all.size(); i++) {
            LessonFolder.Summary each = all.get((at + i) % all.size());
            if (!isDone(each.id())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The index of the step to open when the lesson is started: where it was left, the first that
     * was skipped if its end was reached, or the first of all if it is done. */
    synchronized int resumeAt(Lesson lesson) {
        Optional<String> last = progress.lastStep(lesson.id());
        List<String> ids = lesson.steps().stream().map(Step::id).toList();
        if (last.isEmpty() || isDone(lesson.id()) || !ids.contains(last.get())) {
            return 0;
        }
        int at = ids.indexOf(last.get());
        if (!progress.lastStepPassed(lesson.id())) {
            return at;
        }
        // At the end of a lesson that is not done, what was skipped is what is left.
        return at + 1 < ids.size() ? at + 1 : firstNotIn(progress.passed(lesson.id()), ids);
    }

    private static int firstNotIn(Set<String> passed, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            if (!passed.contains(ids.get(i))) {
                return i;
            }
        }
        return 0;
    }

    List<Row> rows(String open) {
        List<Row> rows = new ArrayList<>();
        for (LessonFolder.Summary each : lessons.summaries()) {
            int steps = steps(each.id()).size();
            int passed = passed(each.id());
            boolean done = steps > 0 && passed == steps;
            rows.add(new Row(each.id(), each.title(), each.minutes(), passed, steps, done, open.equals(each.id())));
        }
        return rows;
    }

    /** What is wrong with the folder, and which files of it the list leaves out; a line each. */
    List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        // Its first line: what points into the file has no place in a list, and verify shows it.
        lessons.problems()
                .forEach(p -> troubles.add(p.describe().lines().findFirst().orElse("")));
        List<String> listed =
                lessons.summaries().stream().map(LessonFolder.Summary::path).toList();
        for (String path : lessons.paths()) {
            if (!listed.contains(path)) {
                troubles.add(
                        Inert.line(path) + " is left out, as its first lines cannot be read: homeport verify says why");
            }
        }
        return troubles;
    }

    private List<String> ids() {
        return lessons.summaries().stream().map(LessonFolder.Summary::id).toList();
    }

    private synchronized List<String> steps(String id) {
        List<String> draft = drafts.get(id);
        return draft != null
                ? draft
                : stepIds.computeIfAbsent(id, wanted -> ids().contains(wanted) ? load(wanted) : List.of());
    }

    private List<String> load(String id) {
        return lessons.load(id).lesson().stream()
                .flatMap(l -> l.steps().stream())
                .map(Step::id)
                .toList();
    }
}
