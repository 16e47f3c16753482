package dev.homeport.render;

import dev.homeport.net.Bytes;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import dev.homeport.words.Inert;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What passed a tap: who said it to whom, and what. */
final class TapLines {
    private static final int MOST_HEX = 512;
    private static final int MOST_FIELDS = 64;

    private TapLines() {}

    static void write(Page page, Report.Tap tap) {
        if (tap.data().isEmpty()) {
            page.text(
                    0,
                    tap.tap() + ": " + Amounts.bytes(tap.count())
                            + " passed too fast to show; they went on all the same",
                    Tone.MUTED);
            return;
        }
        TapLooks looks = looks(tap);
        String way = tap.toServer() ? "client to server" : "server to client";
        String kind = looks == TapLooks.TLS ? ": " + TapLooks.tlsWords(tap.data()) : "";
        page.words(
                0,
                List.of(
                        new Run(tap.connection(), Tone.STRONG),
                        new Run(" " + way + ", " + Amounts.bytes(tap.count()) + kind, Tone.MUTED)));
        int shown = switch (looks) {
            case HTTP -> http(page, tap.data(), !tap.toServer());
            case TEXT -> DataLines.text(page, tap.data(), !tap.toServer());
            case BINARY -> hex(page, tap.data(), 0, !tap.toServer());
            case TLS -> (int) Math.min(Integer.MAX_VALUE, tap.count());
        };
        if (shown < tap.count()) {
            page.text(
                    2,
                    (page.layout().unicode() ? "… " : "... ") + Amounts.count(tap.count() - shown, "more byte"),
                    Tone.MUTED);
        }
    }

    private static TapLooks looks(Report.Tap tap) {
        return switch (tap.view()) {
            case BY_LOOKS -> TapLooks.of(tap.data());
            case TEXT -> TapLooks.TEXT;
            case HEX -> TapLooks.BINARY;
            case HTTP -> TapLooks.HTTP;
        };
    }

    private static int hex(Page page, Bytes data, int from, boolean inward) {
        int to = Math.min(data.length(), from + MOST_HEX);
        DataLines.hex(page, data.slice(from, to), inward);
        return to;
    }

    /** Start line and header fields, then how the body begins. Tolerant: a field is what stands before the empty line. */
    private static int http(Page page, Bytes data, boolean inward) {
        int at = 0;
        for (int lines = 0; at < data.length() && lines < MOST_FIELDS; lines++) {
            int end = at;
            while (end < data.length() && data.at(end) != '\n') {
                end++;
            }
            byte[] raw = data.slice(at, end).toArray();
            at = Math.min(data.length(), end + 1);
            String line = Inert.line(new String(raw, StandardCharsets.UTF_8).stripTrailing());
            if (line.isEmpty()) {
                return body(page, data, at, inward);
            }
            head(page, line, lines == 0, inward);
        }
        return at;
    }

    private static void head(Page page, String line, boolean first, boolean inward) {
        List<Run> mark = DataLines.mark(page, inward);
        int colon = first ? -1 : line.indexOf(':');
        Tone tone = inward ? Tone.INWARD : Tone.OUTWARD;
        List<Run> runs = colon < 0
                ? Runs.of(line, first ? Tone.STRONG : tone)
                : List.of(new Run(line.substring(0, colon + 1), Tone.MUTED), new Run(line.substring(colon + 1), tone));
        page.exactly(mark, Runs.columns(mark) + 2, runs);
    }

    private static int body(Page page, Bytes data, int from, boolean inward) {
        if (from == data.length()) {
            return from;
        }
        page.exactly(DataLines.mark(page, inward), 0, List.of());
        Bytes body = data.slice(from, data.length());
        return TapLooks.isText(body) ? from + DataLines.text(page, body, inward) : hex(page, data, from, inward);
    }
}
