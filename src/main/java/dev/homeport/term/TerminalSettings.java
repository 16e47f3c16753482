package dev.homeport.term;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the terminal session may do.
 *
 * @param in read where the standard streams are no terminal, or a dumb one
 * @param out written in the same cases
 * @param term the terminal's type, as {@code TERM} says; empty if it says nothing
 * @param utf8 whether the locale's encoding is UTF-8
 * @param color whether colours may be used; bold and underline stay
 * @param plain for screen readers: no ghost text, no status line, ASCII marks, no colours
 * @param history the file of typed lines, or null for none
 */
public record TerminalSettings(
        InputStream in,
        PrintStream out,
        String term,
        boolean utf8,
        boolean color,
        boolean plain,
        @Nullable Path history) {

    /** As the environment says: {@code TERM}, and {@code NO_COLOR} if set and not empty (https://no-color.org). */
    public static TerminalSettings of(
            Map<String, String> environment, InputStream in, PrintStream out, @Nullable Path history) {
        String term = environment.getOrDefault("TERM", "");
        boolean color = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new TerminalSettings(in, out, term, localeIsUtf8(), color, false, history);
    }

    private static boolean localeIsUtf8() {
        // The first is there from Java 19 on, the second from 17 on (JEP 400).
        String encoding = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        return encoding.equalsIgnoreCase("UTF-8");
    }

    /** The same for a screen reader. */
    public TerminalSettings forScreenReader() {
        return new TerminalSettings(in, out, term, utf8, false, true, history);
    }

    boolean dumb() {
        return term.equals("dumb");
    }

    /** Whether marks beyond ASCII can be shown; the Linux console's font lacks most of them. */
    boolean unicode() {
        return utf8 && !plain && !dumb() && !term.equals("linux");
    }
}
