package dev.homeport.app;

import dev.homeport.author.Commands;
import dev.homeport.author.Proof;
import dev.homeport.author.ProofJson;
import dev.homeport.author.Verifier;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.lesson.LessonParser;
import dev.homeport.lesson.ParsedLesson;
import dev.homeport.lesson.Problem;
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
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** {@code homeport verify [PATH...]}: reads the lessons, says all that is wrong with them, and proves those that can be read. */
final class VerifyCommand {
    private final Invocation invocation;
    private final LessonFolder usual;
    private final PrintStream out;
    private final Commands commands = new Commands();
    private final List<Lesson> lessons = new ArrayList<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    VerifyCommand(Invocation invocation, LessonFolder usual, PrintStream out) {
        this.invocation = invocation;
        this.usual = usual;
        this.out = out;
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
        Verifier verifier =
                new Verifier(invocation.seed().orElseGet(System::nanoTime), invocation.allowSh(), searchPath);
        List<Proof> proofs = verifier.verify(lessons);
        if (invocation.json()) {
            problems.forEach(each -> out.println(ProofJson.of(each)));
            proofs.forEach(each -> out.println(ProofJson.of(each)));
        } else {
            print(proofs, Duration.ofNanos(System.nanoTime() - started));
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
            addSeenBesideOthers(path);
            add(LessonParser.parse(shown(path), Files.readAllBytes(path), commands));
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

    /** What is wrong with one lesson's place among the others of its folder, if it stands in one. */
    private void addSeenBesideOthers(Path file) {
        Path unit = file.toAbsolutePath().normalize().getParent();
        if (unit == null || unit.getParent() == null) {
            return;
        }
        Path root = unit.getParent();
        String inRoot = unit.getFileName() + "/" + file.getFileName();
        LessonFolder.of(root).problems().stream()
                .filter(each -> each.path().equals(inRoot))
                .map(each -> each.at(shown(file)))
                .forEach(problems::add);
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

    private void print(List<Proof> proofs, Duration took) {
        for (Problem each : problems) {
            out.println(each.describe());
        }
        for (Proof proof : proofs) {
            out.println(
                    proof.holds()
                            ? "proved  " + proof.id() + ": " + count(proof.steps(), "step") + ", "
                                    + count(proof.claims(), "claim") + " held in 2 runs"
                            : "not proved  " + proof.id() + ": "
                                    + count(proof.failures().size(), "claim") + " did not hold");
            for (Proof.Failure failure : proof.failures()) {
                out.println("  " + proof.path() + ":" + failure.line() + ": step " + failure.step() + ": "
                        + failure.message() + " (run " + failure.run() + ")");
            }
        }
        proofs.stream().flatMap(p -> p.skipped().stream()).forEach(s -> out.println("skipped " + s));
        Set<String> faulty = problems.stream().map(Problem::path).collect(Collectors.toSet());
        long proved = proofs.stream()
                .filter(proof -> proof.holds() && !faulty.contains(proof.path()))
                .count();
        proofs.forEach(proof -> faulty.add(proof.path()));
        out.println(proved + " of " + count(faulty.size(), "lesson") + " proved in "
                + String.format(java.util.Locale.ROOT, "%.1f s", took.toMillis() / 1000.0));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
