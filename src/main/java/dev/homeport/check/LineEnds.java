package dev.homeport.check;

import dev.homeport.net.Bytes;
import java.nio.charset.StandardCharsets;

/** Names the trouble with line ends, the most frequent reason why two texts that look the same are not. */
final class LineEnds {
    private static final Bytes LF = Bytes.utf8("\n");
    private static final Bytes CRLF = Bytes.utf8("\r\n");

    private LineEnds() {}

    /** What to try where only line ends differ, else the other advice. */
    static String advice(Bytes expected, Bytes observed, String otherwise) {
        for (Bytes end : new Bytes[] {LF, CRLF}) {
            if (observed.plus(end).equals(expected)) {
                return "`send` adds no newline: send " + Say.quoted(end) + " as well";
            }
            if (expected.plus(end).equals(observed)) {
                return "one line end too many: leave out the last " + name(end);
            }
        }
        boolean sameLines = lf(expected).equals(lf(observed));
        if (!sameLines) {
            return otherwise;
        }
        return expected.indexOf(CRLF) >= 0
                ? "lines end in CR LF here: write \\r\\n"
                : "lines end in LF alone here: write \\n without \\r";
    }

    private static String name(Bytes end) {
        return end.equals(LF) ? "\\n" : "\\r\\n";
    }

    // ISO-8859-1 keeps every byte, and only bytes matter here.
    private static String lf(Bytes text) {
        return new String(text.toArray(), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }
}
