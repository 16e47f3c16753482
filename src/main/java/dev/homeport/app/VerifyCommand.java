package dev.homeport.app;

import dev.homeport.author.Proof;
import dev.homeport.author.ProofJson;
import dev.homeport.author.Verifier;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.lesson.LessonParser;
import dev.homeport.lesson.ParsedLesson;
import dev.homeport.lesson.Problem;
import dev.homeport.session.LessonCommands;
import dev.homeport.term.TerminalSession;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** {@code homeport verify [PATH...]}: reads the lessons, says all that is wrong with them, and proves those that can be read. */
final class VerifyCommand {
    private final Invocation invocation;
    private final LessonFolder usual;
    private final PrintStream out;
    private final PrintStream aside;
    private final LessonCommands commands = new LessonCommands();
    private final List<Lesson> lessons = new ArrayList<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    /** @param aside takes how far it is */
    VerifyCommand(Invocation invocation, LessonFolder usual, PrintStream out, PrintStream aside) {
        this.invocation = invocation;
        this.usual = usual;
        this.out = out;
        this.aside = aside;
    }

    ExitCode run(String searchPath) throws IOException, InterruptedException, Invocation.UsageException {
        long started = System.nanoTime();
        if (invocation.operands().isEmpty()) {
            readFolder(usual);
        }
        for (String operand : invocation.operands()) {
            read(Path.of(operand));
        }
        if (lessons.isEmpty() && problems.isEmpty()) {
            throw new Invocation.UsageException("no lesson there: lessons are NN-unit/NN-name.md");
        }
        List<Proof> proofs;
        try (VerifyProgress progress = new VerifyProgress(aside, TerminalSession.onTerminal())) {
            proofs = new Verifier(
                            invocation.seed().orElseGet(System::nanoTime), invocation.allowed(), searchPath, progress)
                    .verify(lessons);
        }
        if (invocation.json()) {
            problems.forEach(each -> out.println(ProofJson.of(each)));
            proofs.forEach(each -> out.println(ProofJson.of(each)));
        } else {
            new VerifyReport(out).print(problems, proofs, Duration.ofNanos(System.nanoTime() - started));
        }
        if (!problems.isEmpty()) {
            return ExitCode.USAGE;
        }
        return proofs.stream().allMatch(Proof::holds) ? ExitCode.PASSED : ExitCode.NOT_PASSED;
    }

    private void read(Path path) throws IOException, Invocation.UsageException {
        if (Files.isDirectory(path)) {
            readUnitOrFolder(path);
        } else if (Files.isRegularFile(path)) {
            byte[] content = Files.readAllBytes(path);
            if (!addSeenBesideOthers(path)) {
                // By itself it is a lesson of the usual course to be.
                problems.addAll(usual.unknownNeeds(shown(path), content));
            }
            add(LessonParser.parse(shown(path), content, commands));
        } else {
            throw new Invocation.UsageException("there is no file or folder " + path);
        }
    }

    /** A folder of units, or one unit: a folder of lessons. */
    private void readUnitOrFolder(Path path) throws IOException, Invocation.UsageException {
        LessonFolder folder = LessonFolder.of(path);
        if (!folder.paths().isEmpty()) {
            readFolder(folder);
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "[0-9][0-9]-*.md")) {
            for (Path each : new TreeSet<>(
                    StreamSupport.stream(files.spliterator(), false).toList())) {
                read(each);
            }
        }
    }

    /** What is wrong with one lesson's place among the others of its folder; whether it stands in one. */
    private boolean addSeenBesideOthers(Path file) {
        Path unit = file.toAbsolutePath().normalize().getParent();
        if (unit == null || unit.getParent() == null) {
            return false;
        }
        Path root = unit.getParent();
        String inRoot = unit.getFileName() + "/" + file.getFileName();
        LessonFolder folder = LessonFolder.of(root);
        folder.problems().stream()
                .filter(each -> each.path().equals(inRoot))
                .map(each -> each.at(shown(file)))
                .forEach(problems::add);
        return folder.paths().contains(inRoot);
    }

    private static String shown(Path file) {
        return file.toString().replace('\\', '/');
    }

    private void readFolder(LessonFolder folder) {
        problems.addAll(folder.problems());
        // By path and not by summary: a file whose front matter can't be read has no summary.
        folder.paths().forEach(path -> add(folder.parse(path, commands)));
    }

    private void add(ParsedLesson parsed) {
        parsed.lesson().ifPresent(lessons::add);
        problems.addAll(parsed.problems());
    }
}
