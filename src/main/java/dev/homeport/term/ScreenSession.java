package dev.homeport.term;

import dev.homeport.session.Console;
import dev.homeport.session.SessionEvent;
import dev.homeport.verb.Verb;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.ShutdownHooks;

/** A session on a terminal that can move its cursor. */
final class ScreenSession {
    private final TerminalSettings settings;
    private final Callable<Terminal> opensTerminal;
    private final Function<Console, Suggestions> suggests;
    private final Function<Console, LabView> looks;
    private final Turn turn = new Turn();

    ScreenSession(
            TerminalSettings settings,
            Callable<Terminal> opensTerminal,
            Function<Console, Suggestions> suggests,
            Function<Console, LabView> looks) {
        this.settings = settings;
        this.opensTerminal = opensTerminal;
        this.suggests = suggests;
        this.looks = looks;
    }

    int run(Function<Consumer<SessionEvent>, Console> opens) {
        Screen screen = new Screen(settings);
        Closing closing = new Closing(screen::leave);
        // Before the terminal's own hook, which closes it.
        ShutdownHooks.add(closing);
        // Opening the terminal and reading the lesson take about the same time: side by side they take it once.
        FutureTask<PromptReader> opening = new FutureTask<>(() -> new PromptReader(opensTerminal.call()));
        Thread opener = new Thread(opening, "terminal");
        opener.setDaemon(true);
        opener.start();
        try {
            Console console = opens.apply(screen);
            closing.closes(console);
            console.begin();
            converse(console, screen, opened(opening));
        } catch (IllegalStateException e) {
            // A signal has closed the terminal while the prompt was being drawn.
            if (!closing.hasBegun()) {
                throw e;
            }
        } finally {
            closing.close();
            ShutdownHooks.remove(closing);
            close(opening);
        }
        return 0;
    }

    private void converse(Console console, Screen screen, PromptReader reader) {
        Terminal terminal = reader.getTerminal();
        Attributes before = terminal.getAttributes();
        terminal.setAttributes(whileRunning(before));
        terminal.handle(Signal.INT, signal -> console.cancel());
        terminal.handle(Signal.WINCH, signal -> screen.resized());
        LabView lab = looks.apply(console);
        HistoryFile history = new HistoryFile(settings.history());
        screen.open(reader);
        if (terminal.getType().equals(TerminalSession.UNKNOWN)
                && !settings.term().equals(TerminalSession.UNKNOWN)) {
            screen.accept(new SessionEvent.Warned("The terminal's type, TERM=" + settings.term()
                    + ", is not known here. It is used as a plain one of type " + TerminalSession.UNKNOWN + "."));
        }
        JavaMode java = new JavaMode(reader, screen, settings.history());
        console.meets(new ScreenFront(
                reader,
                screen,
                () -> TerminalExam.screen(
                        settings,
                        terminal.getSize().getColumns(),
                        screen.styles().color()),
                java,
                before));
        for (String line : history.load()) {
            reader.getHistory().add(line);
        }
        reader.setHighlighter(new LineHighlighter(words(console), lab::names, screen.styles()));
        reader.setCompleter(new SuggestionCompleter(suggests.apply(console)));
        Runnable tick = () -> screen.tick(console::tick, console::prompt);
        try (Watcher watcher = new Watcher(lab, turn, tick, console::hintIsDue, screen)) {
            watcher.start();
            boolean goesOn = true;
            while (goesOn) {
                screen.show(console.prompt());
                goesOn = java.isOpen() ? java.next(console, turn) : next(console, screen, reader, history);
            }
        } finally {
            screen.leave();
            terminal.setAttributes(before);
        }
    }

    /** One turn: a line is typed and run. False when the learner leaves. */
    private boolean next(Console console, Screen screen, PromptReader reader, HistoryFile history) {
        String typed;
        turn.typing();
        try {
            typed = reader.readLine();
        } catch (UserInterruptException e) {
            // Ctrl-C at the prompt only drops the line.
            Thread.interrupted();
            return true;
        } catch (EndOfFileException | IOError e) {
            return false;
        } finally {
            turn.running();
        }
        List<String> lines = typed.lines().toList();
        for (String line : lines) {
            history.keep(line).ifPresent(warning -> screen.accept(new SessionEvent.Warned(warning)));
            if (lines.size() > 1 && !line.isBlank()) {
                screen.echo(line);
            }
            if (line.length() > LineSource.MOST_BYTES) {
                screen.accept(LineSource.Line.Bad.tooLong("this line").event());
            } else if (console.submit(line) == Console.Outcome.QUIT) {
                return false;
            }
        }
        return true;
    }

    /**
     * How the terminal is set while a verb runs: what is typed stays, byte by byte and unseen, for the next prompt, and Ctrl-C
     * is a signal.
     */
    private static Attributes whileRunning(Attributes before) {
        Attributes running = new Attributes(before);
        running.setLocalFlag(LocalFlag.ICANON, false);
        running.setLocalFlag(LocalFlag.ECHO, false);
        running.setLocalFlag(LocalFlag.ISIG, true);
        // Else the kernel drops what was typed ahead with each Ctrl-C (termios(3)).
        running.setLocalFlag(LocalFlag.NOFLSH, true);
        running.setInputFlag(InputFlag.ICRNL, false);
        running.setControlChar(ControlChar.VMIN, 1);
        running.setControlChar(ControlChar.VTIME, 0);
        return running;
    }

    private static Set<String> words(Console console) {
        Set<String> words = new HashSet<>();
        for (Verb verb : console.verbs()) {
            words.add(verb.word());
        }
        return words;
    }

    private static PromptReader opened(FutureTask<PromptReader> opening) {
        try {
            return opening.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the terminal was being opened", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the terminal cannot be used (" + e.getCause() + "); with TERM=dumb it goes without", e);
        }
    }

    private static void close(FutureTask<PromptReader> opening) {
        if (!opening.isDone()) {
            // The console failed before the terminal was there; the terminal's hook closes it as the program ends.
            return;
        }
        try {
            opened(opening).getTerminal().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException e) {
            // It never opened, and that was said where it was needed.
        }
    }
}
