package dev.homeport.app;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.render.JsonLines;
import dev.homeport.render.Layout;
import dev.homeport.render.Renderer;
import dev.homeport.session.Console;
import dev.homeport.session.Journal;
import dev.homeport.session.JournalFolder;
import dev.homeport.session.Session;
import dev.homeport.session.SessionEvent;
import dev.homeport.session.SessionSettings;
import dev.homeport.session.StateHome;
import dev.homeport.term.Suggestions;
import dev.homeport.term.TerminalSession;
import dev.homeport.term.TerminalSettings;
import dev.homeport.verb.Completions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The commands that open a session: the playground itself, {@code start}, {@code lessons} and {@code run}. */
final class Playground {
    private final Invocation invocation;
    private final LessonFolder lessons;
    private final PrintStream out;
    private final Path home;
    private @Nullable Session session;

    Playground(Invocation invocation, LessonFolder lessons, PrintStream out) {
        this.invocation = invocation;
        this.lessons = lessons;
        this.out = out;
        this.home = StateHome.find(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    int run() throws IOException, Invocation.UsageException {
        return switch (invocation.command()) {
            case "lessons", "doctor" -> piped(oneLine(invocation.command()), Optional.empty());
            case "run" -> runFile(invocation.operand("file"));
            case "start" -> playground(Optional.of(invocation.operandOr("lesson", SessionSettings.NEXT)));
            default -> playground(Optional.empty());
        };
    }

    private int playground(Optional<String> lesson) {
        if (StandardStreams.inputIsClosed()) {
            return noInput();
        }
        if (invocation.json() || !TerminalSession.onTerminal()) {
            return piped(System.in, lesson);
        }
        TerminalSettings settings = TerminalSettings.of(System.getenv(), System.in, out, home.resolve("history"));
        return TerminalSession.run(
                invocation.plain() ? settings.forScreenReader() : settings,
                events -> open(SessionSettings.AT_A_TERMINAL, lesson, events),
                Playground::suggestions);
    }

    /** Plays the lines as if somebody typed them, and shows nothing. */
    void rehearse(String lines, Optional<String> lesson) throws IOException {
        byte[] pressed = lines.replace('\n', '\r').getBytes(StandardCharsets.UTF_8);
        PipedOutputStream keyboard = new PipedOutputStream();
        // A pipe that stays open: the end of its input would hang up the terminal before its lines have run.
        InputStream keys = new PipedInputStream(keyboard, pressed.length + 1);
        keyboard.write(pressed);
        TerminalSession.rehearse(
                TerminalSettings.of(System.getenv(), keys, out, home.resolve("history")),
                events -> open(SessionSettings.AT_A_TERMINAL, lesson, events),
                Playground::suggestions);
    }

    private static int noInput() {
        return Main.closed("input", "there is nothing to run; `homeport run FILE` reads a file");
    }

    private int runFile(String file) throws IOException, Invocation.UsageException {
        if (file.equals("-") && StandardStreams.inputIsClosed()) {
            return noInput();
        }
        if (file.equals("-")) {
            return piped(System.in, Optional.empty());
        }
        try (InputStream lines = Files.newInputStream(Path.of(file))) {
            return piped(lines, Optional.empty());
        } catch (NoSuchFileException e) {
            throw new Invocation.UsageException("there is no file " + file);
        }
    }

    /** Runs lines without a terminal. A lesson that is still open at the end has not passed, whatever its lines did. */
    private int piped(InputStream lines, Optional<String> lesson) {
        TerminalSettings settings = TerminalSettings.of(System.getenv(), lines, out, null);
        int code = TerminalSession.runPiped(
                invocation.plain() ? settings.forScreenReader() : settings,
                events -> open(SessionSettings.SCRIPTED, lesson, events),
                invocation.json() ? JsonLines::of : null);
        Session ended = session;
        boolean stillOpen = ended != null && ended.prompt().lessonId().isPresent();
        return stillOpen ? Math.max(code, ExitCode.NOT_PASSED.number()) : code;
    }

    private Session open(SessionSettings settings, Optional<String> lesson, Consumer<SessionEvent> events) {
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-"
                + ProcessHandle.current().pid();
        Path folder = home.resolve("journal");
        boolean onlyLooks = List.of("lessons", "doctor").contains(invocation.command());
        Journal journal = onlyLooks ? JournalFolder.toLookAt(folder) : new JournalFolder(folder, run);
        Session opened = new Session(
                Lab.open(LabSettings.USUAL),
                lessons,
                journal,
                lesson.map(settings::startingWith).orElse(settings),
                events);
        opened.writesAs(event -> new Renderer(Layout.PLAIN_80).text(event));
        session = opened;
        return opened;
    }

    private static Suggestions suggestions(Console console) {
        Completions completions =
                new Completions(console.verbs(), () -> console.lab().ledger(), console::lessonIds);
        return (words, index) -> {
            List<Completions.Candidate> found = completions.at(words, index);
            return found.stream()
                    .map(c -> new Suggestions.Suggestion(c.value(), c.description()))
                    .toList();
        };
    }

    private static InputStream oneLine(String line) {
        return new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
