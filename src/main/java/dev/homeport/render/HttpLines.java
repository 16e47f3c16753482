package dev.homeport.render;

import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpContent;
import dev.homeport.net.HttpEnd;
import dev.homeport.net.HttpField;
import dev.homeport.net.HttpHead;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import dev.homeport.words.Inert;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A request as it was sent and all that came of it, each line behind its direction mark. */
final class HttpLines {
    private static final int MOST_BODY = 16 * 1024;
    private static final int MOST_LINES = 200;
    private static final Bytes END_OF_HEAD = Bytes.utf8("\r\n\r\n");

    private HttpLines() {}

    static void write(Page page, Report.Http http) {
        HttpAnswer answer = http.answer();
        place(page, answer);
        request(page, answer.sent());
        for (HttpHead each : answer.interim()) {
            head(page, each);
            in(page, List.of());
        }
        HttpHead last = answer.head();
        if (last == null) {
            DataLines.text(page, answer.rest(), true);
            return;
        }
        head(page, last);
        if (!http.headersOnly() && !answer.body().isEmpty()) {
            in(page, List.of());
            body(page, answer);
        }
        if (!answer.trailers().isEmpty()) {
            in(page, List.of());
            answer.trailers().forEach(each -> field(page, each));
        }
        if (!answer.rest().isEmpty() && !http.headersOnly()) {
            String more =
                    answer.end() == HttpEnd.WHOLE ? "more came than belongs to the answer:" : "what came behind it:";
            page.sentence(2, more, Tone.MUTED);
            DataLines.text(page, answer.rest(), true);
        }
    }

    /** Who answered, where that is not what a bare port means. */
    private static void place(Page page, HttpAnswer answer) {
        Address from = answer.from();
        if (from instanceof Endpoint endpoint && !endpoint.equals(Endpoint.loopback(endpoint.port()))) {
            List<Address> refused = answer.asked().subList(0, answer.asked().size() - 1);
            String before = refused.isEmpty()
                    ? ""
                    : refused.stream().map(Address::toString).collect(Collectors.joining(" and ")) + " refused; ";
            page.sentence(0, before + "asked at " + endpoint, Tone.MUTED);
        }
    }

    private static void request(Page page, Bytes sent) {
        int end = sent.indexOf(END_OF_HEAD);
        String head = sent.slice(0, Math.max(0, end)).text();
        head.lines().forEach(each -> DataLines.line(page, Inert.line(each), false));
        // The empty line that ends the header section.
        DataLines.line(page, "", false);
        Bytes body = end < 0 ? sent : sent.slice(end + END_OF_HEAD.length(), sent.length());
        if (!body.isEmpty()) {
            rest(page, body, DataLines.text(page, body, false));
        }
    }

    private static void head(Page page, HttpHead head) {
        in(page, Runs.of(Inert.line(head.statusLine()), Tone.STRONG));
        head.fields().forEach(each -> field(page, each));
    }

    private static void field(Page page, HttpField field) {
        in(page, List.of(new Run(field.name() + ": ", Tone.MUTED), new Run(field.value(), Tone.INWARD)));
    }

    private static void body(Page page, HttpAnswer answer) {
        HttpContent content = HttpContent.of(answer);
        Bytes bytes = content.bytes();
        text(page, answer, bytes);
        boolean unpacked = !bytes.equals(answer.body());
        if (!content.trouble().isEmpty()) {
            page.sentence(2, "the body " + content.trouble(), Tone.MUTED);
        } else if (unpacked) {
            String coded = Amounts.bytes(answer.body().length());
            page.sentence(2, "unpacked: " + coded + " came, as Content-Encoding says", Tone.MUTED);
        }
    }

    private static void text(Page page, HttpAnswer answer, Bytes body) {
        int length = body.length();
        if (length <= MOST_BODY && isJson(answer)) {
            Optional<List<List<Run>>> pretty =
                    JsonBody.pretty(body.text(), page.layout().width() / 3);
            if (pretty.isPresent() && pretty.get().size() <= MOST_LINES) {
                for (List<Run> each : pretty.get()) {
                    in(page, each);
                }
                return;
            }
        }
        Bytes shown = length > MOST_BODY ? body.slice(0, MOST_BODY) : body;
        int from = 0;
        for (int lines = 0; from < shown.length() && lines < MOST_LINES; lines++) {
            int end = from;
            while (end < shown.length() && shown.at(end) != '\n') {
                end++;
            }
            in(page, Runs.of(readable(answer, shown.slice(from, end)), Tone.INWARD));
            from = Math.min(shown.length(), end + 1);
        }
        rest(page, body, from);
    }

    private static void rest(Page page, Bytes body, int shown) {
        if (shown < body.length()) {
            page.text(2, Amounts.count(body.length() - shown, "more byte") + " of the body, not shown", Tone.MUTED);
        }
    }

    private static boolean isJson(HttpAnswer answer) {
        String type =
                answer.values("content-type").stream().findFirst().orElse("").toLowerCase(Locale.ROOT);
        String media = type.split(";", 2)[0].strip();
        // RFC 8259, section 11, and the +json suffix of RFC 6839, section 3.1.
        return media.equals("application/json") || media.endsWith("+json");
    }

    /** A body's text as its author wrote it, backslashes too; bytes that are not of its charset as escapes. */
    private static String readable(HttpAnswer answer, Bytes line) {
        String text = HttpContent.readable(answer, line);
        return text.indexOf('\ufffd') >= 0 ? Inert.bytes(line.toArray()) : Inert.line(text);
    }

    private static void in(Page page, List<Run> runs) {
        List<Run> mark = DataLines.mark(page, true);
        page.exactly(mark, Runs.columns(mark) + 2, runs);
    }
}
