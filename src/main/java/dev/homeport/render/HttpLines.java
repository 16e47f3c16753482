package dev.homeport.render;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.ProbeEnd;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import dev.homeport.words.Inert;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request and its response, each line behind its direction mark. */
final class HttpLines {
    private static final int MOST_BODY = 16 * 1024;
    private static final int MOST_LINES = 200;

    private HttpLines() {}

    static void write(Page page, Report.Http http) {
        DataLines.line(page, http.request(), false);
        HttpAnswer answer = http.answer();
        if (answer.end() != ProbeEnd.COMPLETE) {
            page.marked(
                    page.marks().wrong(),
                    Tone.BAD,
                    Runs.plain("no answer: " + answer.end().meaning()));
            return;
        }
        in(page, Runs.of(Inert.line(answer.statusLine()), Tone.STRONG));
        for (HttpAnswer.Field each : answer.fields()) {
            in(page, List.of(new Run(each.name() + ": ", Tone.MUTED), new Run(each.value(), Tone.INWARD)));
        }
        if (!http.headersOnly() && !answer.body().isEmpty()) {
            in(page, List.of());
            body(page, answer);
        }
    }

    private static void body(Page page, HttpAnswer answer) {
        int length = answer.body().length();
        if (length <= MOST_BODY && isJson(answer)) {
            Optional<List<List<Run>>> pretty =
                    JsonBody.pretty(answer.body().text(), page.layout().width() / 3);
            if (pretty.isPresent() && pretty.get().size() <= MOST_LINES) {
                for (List<Run> each : pretty.get()) {
                    in(page, each);
                }
                return;
            }
        }
        Bytes shown = length > MOST_BODY ? answer.body().slice(0, MOST_BODY) : answer.body();
        int from = 0;
        for (int lines = 0; from < shown.length() && lines < MOST_LINES; lines++) {
            int end = from;
            while (end < shown.length() && shown.at(end) != '\n') {
                end++;
            }
            in(page, Runs.of(readable(shown.slice(from, end)), Tone.INWARD));
            from = Math.min(shown.length(), end + 1);
        }
        if (from < length) {
            page.text(2, Amounts.count(length - from, "more byte") + " of the body, not shown", Tone.MUTED);
        }
    }

    private static boolean isJson(HttpAnswer answer) {
        String type = answer.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        String media = type.split(";", 2)[0].strip();
        // RFC 8259, section 11, and the +json suffix of RFC 6839, section 3.1.
        return media.equals("application/json") || media.endsWith("+json");
    }

    /** A body's text as its author wrote it, backslashes too; bytes that are not UTF-8 as escapes. */
    private static String readable(Bytes line) {
        String text = line.text();
        return text.indexOf('\ufffd') >= 0 ? Inert.bytes(line.toArray()) : Inert.line(text);
    }

    private static void in(Page page, List<Run> runs) {
        List<Run> mark = DataLines.mark(page, true);
        page.exactly(mark, Runs.columns(mark) + 2, runs);
    }
}
