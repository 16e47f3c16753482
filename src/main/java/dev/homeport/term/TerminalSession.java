package dev.homeport.term;

import dev.homeport.session.Console;
import dev.homeport.session.SessionEvent;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/** Runs a session where the program was started: on a terminal, a dumb one, or between pipes. */
public final class TerminalSession {
    /** How a terminal is used that neither this system nor JLine knows: nearly all understand the sequences of ECMA-48. */
    static final String UNKNOWN = "ansi";

    private TerminalSession() {}

    /**
     * Opens a console, runs lines until the learner leaves or the input ends, and closes it; also when a signal ends the
     * program.
     *
     * @param opens makes the console; it is given what takes the session's events, from any thread
     * @param suggests what can be typed next, for completion; asked only on a terminal
     * @return the exit code. On a terminal 0. Else by the worst line: 0 done, 1 failed, 2 not understood, 3 could not look
     * @throws IllegalStateException if the terminal cannot be used; the message says why
     */
    public static int run(
            TerminalSettings settings,
            Function<Consumer<SessionEvent>, Console> opens,
            Function<Console, Suggestions> suggests) {
        return run(settings, opens, suggests, console -> LabView.of(console.lab()));
    }

    /**
     * Runs the lines of {@code settings.in()} as they come through a pipe, wherever the program was started.
     *
     * @param format one event to its lines of output; null for the plain text that a learner reads
     * @return the exit code, as {@link #run} without a terminal
     */
    public static int runPiped(
            TerminalSettings settings,
            Function<Consumer<SessionEvent>, Console> opens,
            @Nullable Function<SessionEvent, String> format) {
        return new PipedSession(settings, format).run(opens);
    }

    /**
     * Runs a session that nobody sees, on a pseudo-terminal of its own: all that a start loads is loaded once it returns.
     *
     * @param settings its {@code in} holds what is typed, to the line that quits
     * @throws IllegalStateException if this system gives no pseudo-terminal
     */
    public static void rehearse(
            TerminalSettings settings,
            Function<Consumer<SessionEvent>, Console> opens,
            Function<Console, Suggestions> suggests) {
        TerminalBuilder terminal = builder()
                .system(false)
                .streams(settings.in(), settings.out())
                .type("xterm-256color")
                .size(Size.of(80, 24));
        new ScreenSession(settings, terminal::build, suggests, console -> LabView.of(console.lab())).run(opens);
    }

    static int run(
            TerminalSettings settings,
            Function<Consumer<SessionEvent>, Console> opens,
            Function<Console, Suggestions> suggests,
            Function<Console, LabView> looks) {
        if (!onTerminal()) {
            return runPiped(settings, opens, null);
        }
        if (settings.dumb()) {
            return new DumbSession(settings, looks).run(opens);
        }
        return new ScreenSession(settings, () -> openTerminal(settings.term()), suggests, looks).run(opens);
    }

    /** Whether both standard input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // asked only where null still has a meaning
    public static boolean onTerminal() {
        if (Runtime.version().feature() < 22) {
            // Known without JLine's native library, which then loads beside the lesson.
            return System.console() != null;
        }
        JniTerminalProvider provider = new JniTerminalProvider();
        return provider.isSystemStream(SystemStream.Input) && provider.isSystemStream(SystemStream.Output);
    }

    private static Terminal openTerminal(String type) throws IOException {
        // Ctrl-C at the prompt comes as a byte; a signal made of the same byte would come a second time.
        System.setProperty(TerminalBuilder.PROP_SOFTWARE_SIGNALS, "false");
        // Rules drawn as UTF-8 and not as letters of another character set, which a copied screen would show.
        System.setProperty(TerminalBuilder.PROP_DISABLE_ALTERNATE_CHARSET, "true");
        TerminalBuilder terminal = builder().system(true).dumb(false);
        return isKnown(type) ? terminal.build() : terminal.type(UNKNOWN).build();
    }

    /** Asked before JLine does, which would print a stack trace; what it finds is kept there. */
    private static boolean isKnown(String type) {
        try {
            InfoCmp.getInfoCmp(type);
            return true;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static TerminalBuilder builder() {
        return TerminalBuilder.builder()
                .name("homeport")
                .provider("jni")
                // The probe for grapheme clusters reads, and loses, what was typed before the prompt.
                .graphemeCluster(false);
    }
}
