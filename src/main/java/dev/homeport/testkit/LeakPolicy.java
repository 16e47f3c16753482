package dev.homeport.testkit;

import java.util.Arrays;
import java.util.Locale;

/** What is done about sockets and threads that a test leaves behind. The lab's own are closed in any case. */
public enum LeakPolicy {
    /**
     * Fails for what only the test could have ended: sockets of this program that still listen, are bound or have an unread
     * FIN, and threads that keep a program alive. Reports the rest: what the lab closed by itself, and open connections,
     * which a pool may keep on purpose.
     */
    AS_FITS,
    /** Fails for all of it. */
    FAIL,
    /** Reports all of it, and fails for nothing. */
    REPORT,
    /** Doesn't look. */
    IGNORE;

    /** @throws IllegalArgumentException if it is none of the four words: {@code as-fits}, {@code fail}, ... */
    static LeakPolicy of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        LabExtension.LEAKS + "=" + word + " is unknown: write as-fits, fail, report or ignore"));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
