package dev.homeport.render;

import dev.homeport.net.Bytes;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import dev.homeport.words.Inert;
import java.util.List;

/** Bytes that came or went, as text with its line ends shown, or in hexadecimal. */
final class DataLines {
    /** As text; hexadecimal shows all, because losing nothing is what it is for. */
    private static final int MOST_BYTES = 2048;

    private static final int MOST_LINES = 64;

    private DataLines() {}

    static void write(Page page, Report.Data data) {
        String label = data.label();
        boolean told = label.contains("received") || label.contains("sent");
        String direction = data.inward() ? " (from the peer)" : " (to the peer)";
        page.text(0, told ? label : label + direction, Tone.PLAIN);
        if (data.hex()) {
            hex(page, data.bytes(), data.inward());
            return;
        }
        int shown = text(page, data.bytes(), data.inward());
        if (shown < data.bytes().length()) {
            int more = data.bytes().length() - shown;
            page.sentence(2, Amounts.count(more, "more byte") + "; type `wire --hex` to see all", Tone.MUTED);
        }
    }

    static void hex(Page page, Bytes bytes, boolean inward) {
        HexRows.fitting(page.layout().width(), mark(page, inward), bytes.length())
                .all(page, bytes, inward ? Tone.INWARD : Tone.OUTWARD);
    }

    /** One line for each line of the text; returns how many bytes it showed. */
    static int text(Page page, Bytes bytes, boolean inward) {
        int most = wholeCharacters(bytes, MOST_BYTES);
        int lines = 0;
        int from = 0;
        while (from < most && lines < MOST_LINES) {
            int to = from;
            while (to < most && bytes.at(to) != '\n') {
                to++;
            }
            to = Math.min(most, to + 1);
            line(page, Inert.bytes(bytes.slice(from, to).toArray()), inward);
            from = to;
            lines++;
        }
        return from;
    }

    /** One inert line behind its direction mark. */
    static void line(Page page, String text, boolean inward) {
        List<Run> mark = mark(page, inward);
        page.exactly(mark, Runs.columns(mark) + 2, Runs.of(text, inward ? Tone.INWARD : Tone.OUTWARD));
    }

    /** {@code <} before what the peer sent, {@code >} before what went to it. */
    static List<Run> mark(Page page, boolean inward) {
        String mark = inward ? "< " : "> ";
        return Runs.of(page.layout().roomy() ? "  " + mark : mark, Tone.MUTED);
    }

    /** At most {@code most}, and not in the middle of a UTF-8 sequence (RFC 3629, section 3). */
    static int wholeCharacters(Bytes bytes, int most) {
        int end = Math.min(most, bytes.length());
        for (int back = 0; back < 3 && end < bytes.length() && (bytes.at(end) & 0xc0) == 0x80; back++) {
            end--;
        }
        return end;
    }
}
