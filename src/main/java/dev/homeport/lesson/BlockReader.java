package dev.homeport.lesson;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Puts the content of a fenced block where it belongs in its step. */
final class BlockReader {
    /** Blocks in which a line that starts with # is a comment. */
    private static final Set<BlockKind> COMMENTED =
            EnumSet.of(BlockKind.TRY, BlockKind.SETUP, BlockKind.EXPECT, BlockKind.WRONG);

    private final Source source;
    private final Problems problems;

    BlockReader(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    void read(Fence fence, StepBuilder step) {
        Piece word = fence.info().word();
        Optional<BlockKind> kind = BlockKind.of(word.text());
        if (kind.isPresent()) {
            step.open(kind.get(), fence.opening(), problems);
            block(kind.get(), fence, step);
        } else if (Listings.known(word, problems)) {
            step.prose.add(new Prose.Listing(fence.text()));
        }
    }

    private void block(BlockKind kind, Fence fence, StepBuilder step) {
        Piece arguments = fence.info().afterWord();
        if (kind.arguments().isEmpty() && !arguments.isEmpty()) {
            problems.at(arguments, "nothing follows the word " + Problems.quote(kind.word()));
        }
        List<Piece> said = COMMENTED.contains(kind) ? fence.commands() : fence.said();
        if (said.isEmpty()) {
            // An unclosed fence has been named already, and what it holds is anyone's guess.
            if (!fence.unclosed()) {
                problems.at(fence.opening(), "this " + Problems.quote(kind.word()) + " block is empty");
            }
            return;
        }
        switch (kind) {
            case TRY -> solving(fence, step).forEach(step.tries::add);
            case SETUP -> verbs(said, step).forEach(step.setup::add);
            case EXPECT -> expects(said, arguments, step);
            case HINT -> {
                fence.content().forEach(line -> Exposing.refuseInText(line, problems));
                HintCondition.read(arguments, problems)
                        .ifPresent(when -> step.hints.add(new Hint(
                                when, markdown(fence, step), fence.opening().line())));
            }
            case NOTE -> step.note.addAll(markdown(fence, step));
            case SOLUTION -> solution(fence, arguments, step);
            case WRONG -> wrong(fence, said, step);
            case PREDICT -> step.predict = new PredictReader(source, problems).read(fence, said, step);
            case QUIZ -> step.quiz = new QuizReader(problems).read(fence, said, step);
        }
    }

    private void expects(List<Piece> lines, Piece argument, StepBuilder step) {
        boolean already = argument.text().equals(StepBuilder.ALREADY);
        if (!already && !argument.isEmpty()) {
            problems.at(
                    argument,
                    "after `expect` comes nothing, or `" + StepBuilder.ALREADY + "`",
                    problems.near(argument.text(), List.of(StepBuilder.ALREADY)));
        }
        for (Piece line : lines) {
            step.checks.add(line);
            step.expects.add(source.script(line).marked(already ? Step.Mark.ALREADY : Step.Mark.NONE));
        }
    }

    /** The commands of a solution, with what their author says of them. */
    private List<Step.ScriptLine> solving(Fence fence, StepBuilder step) {
        Set<Integer> notChecked = fence.notChecked(problems);
        return verbs(fence.commands(), step).stream()
                .map(line -> notChecked.contains(line.line()) ? line.marked(Step.Mark.NOT_CHECKED) : line)
                .toList();
    }

    private List<Step.ScriptLine> verbs(List<Piece> lines, StepBuilder step) {
        for (Piece line : lines) {
            if (line.startsWith("!")) {
                problems.at(line, "a lesson runs no shell command; `!` is for the learner alone");
            } else if (isJava(line.word().text())) {
                problems.at(line.word(), "a lesson runs no Java; `java` is for the learner alone");
            } else if (line.word().text().equals("edit")) {
                problems.at(line.word(), "a lesson opens no editor; `edit` is for the learner alone");
            } else if (line.word().text().equals("free")) {
                problems.at(line.word(), "a lesson ends no program; `free` is for the learner alone");
            } else {
                Exposing.refuseInCommand(line, problems);
                step.commands.add(line);
            }
        }
        return lines.stream().map(source::script).toList();
    }

    /** Also where no blank stands before the brace. */
    private static boolean isJava(String word) {
        return word.equals("java") || word.startsWith("java{");
    }

    private List<Prose> markdown(Fence fence, StepBuilder step) {
        ProseReader reader = ProseReader.of(fence, source, problems);
        List<Prose> prose = reader.blocks(Markdown.parse(fence.text()));
        step.texts.addAll(reader.texts());
        return prose;
    }

    private void solution(Fence fence, Piece argument, StepBuilder step) {
        if (argument.isEmpty()) {
            List<Step.ScriptLine> lines = solving(fence, step);
            if (lines.isEmpty()) {
                problems.at(fence.opening(), "this `solution` block has comments only");
            }
            add(Step.Solution.Language.VERBS, lines, fence, step);
        } else if (argument.text().equals("java") || argument.text().equals("sh")) {
            fence.content().forEach(line -> Exposing.refuseInText(line, problems));
            List<Step.ScriptLine> lines =
                    fence.content().stream().map(source::script).toList();
            add(Step.Solution.Language.valueOf(argument.text().toUpperCase(Locale.ROOT)), lines, fence, step);
        } else {
            problems.at(
                    argument,
                    "a `solution` is in verbs, or says `java` or `sh`",
                    problems.near(argument.text(), List.of("java", "sh")));
        }
    }

    private static void add(
            Step.Solution.Language language, List<Step.ScriptLine> lines, Fence fence, StepBuilder step) {
        step.solutions.add(new Step.Solution(language, lines, fence.opening().line()));
    }

    private void wrong(Fence fence, List<Piece> said, StepBuilder step) {
        List<Piece> commands =
                said.stream().takeWhile(line -> !line.startsWith("=>")).toList();
        List<Step.ScriptLine> lines = verbs(commands, step);
        if (lines.isEmpty()) {
            problems.at(fence.opening(), "this `wrong` block has no command before its `=>`");
        }
        if (lines.size() == said.size()) {
            problems.at(fence.opening(), "a `wrong` block ends with `=>` and the message that the answer gets");
            return;
        }
        Piece message = said.get(lines.size()).sub(2).strip();
        if (message.isEmpty()) {
            problems.at(said.get(lines.size()), "`=>` is followed by the message that the answer gets");
        }
        for (Piece after : said.subList(lines.size() + 1, said.size())) {
            problems.at(after, "`=>` and its message are the last line of a `wrong` block");
        }
        step.texts.add(message);
        commands.forEach(line -> step.intended.put(line, message.text()));
        step.wrongs.add(
                new Step.WrongAnswer(lines, message.text(), fence.opening().line()));
    }
}
