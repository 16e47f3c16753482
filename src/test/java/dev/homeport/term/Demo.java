package dev.homeport.term;

import dev.homeport.session.Console;
import dev.homeport.session.SessionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A program with a console that only pretends: for the tests that need a process of its own, and for a look by hand. */
public final class Demo {
    private Demo() {}

    /** Runs it. The first argument is the history file, the second a file that is made once the console is closed. */
    public static void main(String[] args) {
        Path history = args.length < 1 ? null : Path.of(args[0]);
        TerminalSettings settings = TerminalSettings.of(System.getenv(), System.in, System.out, history);
        System.exit(TerminalSession.run(
                settings,
                events -> console(events, args),
                console -> (words, index) -> index > 0
                        ? List.of(new Suggestions.Suggestion("web", "127.0.0.1:62893"))
                        : List.of(
                                new Suggestions.Suggestion("listen", "Waits for connections"),
                                new Suggestions.Suggestion("lessons", "Lists the lessons")),
                console -> (FakeConsole) console));
    }

    private static Console console(Consumer<SessionEvent> events, String[] args) {
        FakeConsole console = new FakeConsole(events, FakeConsole.step(2, "listen 62893 as web"));
        if (args.length > 1) {
            console.onClose = () -> make(Path.of(args[1]));
        }
        return console;
    }

    private static void make(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
