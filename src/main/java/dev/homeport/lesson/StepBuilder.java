package dev.homeport.lesson;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one step has gathered so far. Values and checks are looked at last, once all of its names are known. */
final class StepBuilder {
    final List<Prose> prose = new ArrayList<>();
    final List<Step.ScriptLine> setup = new ArrayList<>();
    final List<Step.ScriptLine> tries = new ArrayList<>();
    final List<Step.ScriptLine> expects = new ArrayList<>();
    final List<Hint> hints = new ArrayList<>();
    final List<Step.Solution> solutions = new ArrayList<>();
    final List<Step.WrongAnswer> wrongs = new ArrayList<>();
    final List<Prose> note = new ArrayList<>();
    Step.@Nullable Predict predict;
    Step.@Nullable Quiz quiz;

    /** Text in which values may stand. */
    final List<Piece> texts = new ArrayList<>();
    /** Commands that may make names, and hold values. */
    final List<Piece> commands = new ArrayList<>();
    /** By command of a wrong answer: the message that it is to get, which can be that it is no command. */
    final Map<Piece, String> intended = new HashMap<>();
    /** Check sentences. */
    final List<Piece> checks = new ArrayList<>();

    static final String ALREADY = "already";

    private final Map<BlockKind, Piece> first = new EnumMap<>(BlockKind.class);
    /** A step can have one such block beside its usual {@code expect}. */
    private @Nullable Piece firstAlready;

    private final @Nullable StepHeading heading;

    /** @param heading null for what stands before the first step */
    StepBuilder(@Nullable StepHeading heading) {
        this.heading = heading;
    }

    boolean isIntro() {
        return heading == null;
    }

    /** Notes that the step has such a block; says so if it must not have this one. */
    void open(BlockKind kind, Piece opening, Problems problems) {
        Piece before = opened(kind, opening);
        String word = Problems.quote(kind.word());
        if (isIntro()) {
            problems.at(
                    opening,
                    article(kind) + word + " block stands before the first step; a step starts with `## Title`");
        } else if (before != null && kind.single()) {
            problems.at(opening, "this step already has " + article(kind) + word + " block, on line " + before.line());
        }
    }

    private @Nullable Piece opened(BlockKind kind, Piece opening) {
        if (kind == BlockKind.EXPECT && Fence.info(opening).afterWord().text().equals(ALREADY)) {
            Piece before = firstAlready;
            firstAlready = before == null ? opening : before;
            return before;
        }
        return first.putIfAbsent(kind, opening);
    }

    static String article(BlockKind kind) {
        return kind == BlockKind.EXPECT ? "an " : "a ";
    }

    /** Looks at the step as a whole. */
    void judge(Problems problems) {
        boolean checked = firstAlready != null
                || first.containsKey(BlockKind.EXPECT)
                || first.containsKey(BlockKind.PREDICT)
                || first.containsKey(BlockKind.QUIZ);
        if (checked || isIntro()) {
            return;
        }
        for (BlockKind kind : List.of(BlockKind.SOLUTION, BlockKind.WRONG, BlockKind.HINT)) {
            Piece opening = first.get(kind);
            if (opening != null) {
                problems.at(
                        opening,
                        "this step has a " + Problems.quote(kind.word())
                                + " block but nothing to check; add `expect`, `predict` or `quiz`");
                return;
            }
        }
    }

    Step build() {
        if (heading == null) {
            throw new IllegalStateException("prose before the first step is no step");
        }
        return new Step(
                heading.id(),
                heading.title(),
                heading.heading().line(),
                prose,
                setup,
                tries,
                expects,
                hints,
                solutions,
                wrongs,
                predict,
                quiz,
                note);
    }
}
