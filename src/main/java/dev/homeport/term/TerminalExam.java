package dev.homeport.term;

import dev.homeport.net.Exam;
import dev.homeport.net.Exam.Result;
import java.nio.charset.Charset;

/** What doctor says of the terminal. */
final class TerminalExam {
    private static final String NAME = "terminal";
    private static final int NARROW = 40;

    private TerminalExam() {}

    static Exam screen(TerminalSettings settings, int columns, boolean colour) {
        String seen = columns + " columns, " + (settings.utf8() ? "UTF-8" : "no UTF-8") + ", "
                + (colour ? "colours" : "no colours");
        if (columns < NARROW) {
            return new Exam(NAME, Result.WARNING, "at least " + NARROW + " columns", seen, "make the window wider");
        }
        return settings.utf8()
                ? Exam.ok(NAME, seen)
                : new Exam(NAME, Result.WARNING, "UTF-8", seen, "`export LC_ALL=C.UTF-8`, then start again");
    }

    static Exam plain(String what) {
        return Exam.ok(NAME, what + "; plain text, " + Charset.defaultCharset());
    }
}
