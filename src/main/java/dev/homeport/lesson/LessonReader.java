package dev.homeport.lesson;

import dev.homeport.check.ParsedCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** Walks the blocks of one file and builds its lesson. */
final class LessonReader {
    private final Source source;
    private final Problems problems;
    private final Function<String, ParsedCheck> sentences;
    private final CommandReader commands;
    private final ProseReader prose;
    private final BlockReader blocks;

    private final StepBuilder intro = new StepBuilder(null);
    private final List<StepBuilder> steps = new ArrayList<>();
    private final Map<String, Integer> stepLines = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private StepBuilder step = intro;
    private int textsTaken;

    private LessonReader(
            Source source, Problems problems, Function<String, ParsedCheck> sentences, CommandReader commands) {
        this.source = source;
        this.problems = problems;
        this.sentences = sentences;
        this.commands = commands;
        this.prose = new ProseReader(source, problems, 0);
        this.blocks = new BlockReader(source, problems);
    }

    static ParsedLesson read(
            String path, byte[] content, Function<String, ParsedCheck> sentences, CommandReader commands) {
        SourceReader.Read read = SourceReader.read(path, content);
        if (SourceReader.unusable(read.source())) {
            return new ParsedLesson(Optional.empty(), read.problems().all());
        }
        return new LessonReader(read.source(), read.problems(), sentences, commands).lesson(path);
    }

    private ParsedLesson lesson(String path) {
        FrontMatter front = FrontMatter.read(source, problems);
        for (Node node = Markdown.parse(body(front.end())).getFirstChild(); node != null; node = node.getNext()) {
            block(node);
        }
        finishStep();
        if (steps.isEmpty()) {
            problems.at(source.line(Math.max(1, front.end())), "the lesson has no step; a step starts with `## Title`");
        }
        if (!problems.none() || front.id().isEmpty() || front.title().isEmpty()) {
            return new ParsedLesson(Optional.empty(), problems.all());
        }
        List<String> needs = front.needs().stream().map(Piece::text).toList();
        Lesson lesson = new Lesson(
                front.id().get().text(),
                front.title().get().text(),
                front.minutes().orElse(1),
                needs,
                path,
                intro.prose,
                steps.stream().map(StepBuilder::build).toList());
        return new ParsedLesson(Optional.of(lesson), List.of());
    }

    /** The file with empty lines in place of its front matter, so that line numbers hold. */
    private String body(int end) {
        StringBuilder out = new StringBuilder("\n".repeat(end));
        source.lines()
                .subList(end, source.count())
                .forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    private void block(Node node) {
        if (node instanceof Heading heading && heading.getLevel() == 2) {
            heading(heading);
        } else if (node instanceof FencedCodeBlock fence) {
            boolean closed = fence.getClosingFenceLength() != null;
            int last = closed ? Markdown.lastLine(node) + 1 : source.count();
            Fence.read(source, Markdown.firstLine(node) + 1, last, closed, problems)
                    .forEach(each -> blocks.read(each, step));
        } else {
            prose.block(node, 0, step.prose);
        }
    }

    private void heading(Heading heading) {
        Piece line = source.line(Markdown.firstLine(heading) + 1);
        if (!line.strip().startsWith("#")) {
            problems.at(
                    line.strip(), "this line is a heading because of the --- below it; a step starts with `## Title`");
            return;
        }
        finishStep();
        List<Prose> read = new ArrayList<>();
        prose.block(heading, 0, read);
        String text = read.get(0) instanceof Prose.Heading title ? SpanReader.plain(title.spans()) : "";
        StepHeading stepHeading = StepHeading.read(line, text, problems);
        Integer taken = stepHeading.id().isEmpty() ? null : stepLines.putIfAbsent(stepHeading.id(), line.line());
        if (taken != null) {
            problems.at(
                    stepHeading.heading(),
                    "the step id " + Problems.quote(stepHeading.id()) + " is taken by the step on line " + taken);
        }
        step = new StepBuilder(stepHeading);
        steps.add(step);
    }

    private void finishStep() {
        step.texts.addAll(prose.texts().subList(textsTaken, prose.texts().size()));
        textsTaken = prose.texts().size();
        step.commands.forEach(line -> names.addAll(Names.madeBy(line.text())));
        step.texts.forEach(text -> Values.check(text, names, problems));
        if (commands != CommandReader.TRUSTING) {
            citations(step.texts);
        }
        for (Piece command : step.commands) {
            if (Values.check(command, names, problems)) {
                command(command);
            }
        }
        step.commands.forEach(this::spaces);
        step.checks.forEach(this::spaces);
        for (Piece check : step.checks) {
            if (Values.check(check, names, problems)) {
                sentence(check);
            }
        }
        step.judge(problems);
    }

    /** A citation may go on in the next line, so lines that follow each other are one text. */
    private void citations(List<Piece> lines) {
        List<Piece> run = new ArrayList<>();
        for (Piece line : lines) {
            if (!run.isEmpty() && run.get(run.size() - 1).line() + 1 != line.line()) {
                citationsOf(run);
                run.clear();
            }
            run.add(line);
        }
        citationsOf(run);
    }

    private void citationsOf(List<Piece> run) {
        String text = run.stream().map(Piece::text).collect(Collectors.joining("\n"));
        for (Citations.Slip slip : Citations.slips(text, Literature.known())) {
            int start = slip.start();
            int i = 0;
            while (start > run.get(i).text().length()) {
                start -= run.get(i).text().length() + 1;
                i++;
            }
            problems.at(run.get(i).sub(start, start + slip.length()), slip.message(), slip.suggestions());
        }
    }

    private void spaces(Piece line) {
        String text = line.text();
        for (int i = 0; i < text.length(); i++) {
            if (Unprintable.isOddSpace(text.charAt(i))) {
                problems.at(line.sub(i, i + 1), Unprintable.oddSpace(text.charAt(i)));
                return;
            }
        }
    }

    private void command(Piece command) {
        Values.Sample sample = Values.sample(command);
        String intended = step.intended.get(command);
        commands.mistake(sample.text())
                .filter(mistake -> intended == null || !mistake.message().contains(intended))
                .ifPresent(
                        mistake -> problems.at(sample.origin(mistake.column(), mistake.length()), mistake.message()));
    }

    private void sentence(Piece check) {
        Values.Sample sample = Values.sample(check);
        if (sentences.apply(sample.text()) instanceof ParsedCheck.Unclear unclear) {
            problems.at(sample.origin(unclear.column(), unclear.length()), unclear.message(), unclear.suggestions());
        }
    }
}
