package dev.homeport.wire;

import dev.homeport.net.Address;
import dev.homeport.net.ConnectionState;
import dev.homeport.words.Inert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Conversations as a picture that needs nothing else: no script, no font, no style from outside. */
public final class Svg {
    private static final int WIDTH = 860;
    private static final int NEAR_X = 240;
    private static final int FAR_X = 640;
    private static final int ROW = 30;
    private static final int LINE = 17;
    private static final int MOST_LABEL = 50;
    private static final int MOST_NOTE = 180;
    private static final int NOTE_COLUMNS = 46;
    private static final int MOST_NAME = 24;

    private static final String STYLE = """
            svg { color-scheme: light dark; font: 13px ui-monospace, monospace; }
            .paper { fill: #ffffff; }
            text { fill: #1b1f24; }
            .quiet { fill: #57606a; }
            .name { font-weight: bold; }
            line { stroke: #1b1f24; stroke-width: 1.5; }
            .life { stroke: #8c959f; stroke-width: 1; }
            .inferred { stroke-dasharray: 6 4; }
            marker path { fill: none; stroke: #1b1f24; stroke-width: 1.5; }
            @media (prefers-color-scheme: dark) {
              .paper { fill: #0d1117; }
              text { fill: #e6edf3; }
              .quiet { fill: #9aa4af; }
              line, marker path { stroke: #e6edf3; }
              .life { stroke: #6e7681; }
            }
            """;

    private final StringBuilder out = new StringBuilder();
    private int y;

    private Svg() {}

    /** One document, ended by a newline. */
    public static String of(List<Conversation> conversations) {
        Svg body = new Svg();
        conversations.forEach(body::conversation);
        int height = body.y + ROW;
        StringBuilder words = new StringBuilder();
        for (Conversation each : conversations) {
            for (Exchange exchange : each.exchanges()) {
                words.append(Inert.line(exchange.sentence())).append(". ");
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + height + "\" width=\""
                + WIDTH + "\" height=\"" + height + "\" role=\"img\" aria-labelledby=\"title desc\">\n"
                + "<title id=\"title\">" + xml(Mermaid.title(conversations)) + "</title>\n"
                + "<desc id=\"desc\">" + xml(words.toString().strip()) + "</desc>\n"
                + "<style>\n" + STYLE + "</style>\n"
                + "<defs>\n"
                + "<marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\""
                + " orient=\"auto\"><path d=\"M1 1 L9 5 L1 9\"/></marker>\n"
                + "<marker id=\"cross\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" markerHeight=\"9\""
                + " orient=\"auto\"><path d=\"M1 1 L9 9 M9 1 L1 9\"/></marker>\n"
                + "</defs>\n"
                + "<rect class=\"paper\" width=\"" + WIDTH + "\" height=\"" + height + "\"/>\n"
                + body.out
                + "</svg>\n";
    }

    private void conversation(Conversation conversation) {
        y += ROW;
        name(NEAR_X, conversation.near());
        name(FAR_X, conversation.far());
        y += ROW;
        int top = y;
        String before = out.toString();
        out.setLength(0);
        Instant since = conversation.began();
        String last = "";
        for (Exchange each : conversation.exchanges()) {
            y += ROW;
            String time = seconds(Duration.between(since, each.at()));
            text(8, y + 4, "start", "quiet", time.equals(last) ? "" : time);
            last = time;
            exchange(each);
        }
        y += ROW;
        String rows = out.toString();
        out.setLength(0);
        out.append(before);
        life(NEAR_X, top);
        life(FAR_X, top);
        out.append(rows);
        now(NEAR_X, conversation.near());
        now(FAR_X, conversation.far());
        if (conversation.infers()) {
            legend("Dashed or in parentheses: not seen, follows by RFC 9293");
        }
        if (conversation.near().isInTable() || conversation.far().isInTable()) {
            legend("In brackets: the state in the kernel's table when this was drawn");
        }
        y += ROW;
    }

    private void legend(String sentence) {
        y += ROW;
        text(WIDTH / 2, y + 4, "middle", "quiet", sentence);
    }

    private void name(int x, End end) {
        Address address = end.address();
        text(x, y, "middle", "name", Label.cut(Inert.line(end.name()), MOST_NAME));
        text(
                x,
                y + 18,
                "middle",
                "quiet",
                address == null ? "" : Label.cut(Inert.line(address.toString()), MOST_LABEL));
    }

    private void now(int x, End end) {
        String state = end.now().match(s -> "[" + s.word() + "]", reason -> "");
        text(x, y + 14, "middle", "name", state);
    }

    private void exchange(Exchange each) {
        boolean outward = each.from() == Side.NEAR;
        int from = outward ? NEAR_X : FAR_X;
        state(NEAR_X - 10, "end", each.near());
        state(FAR_X + 10, "start", each.far());
        if (each.kind().crosses()) {
            int to = outward ? FAR_X : NEAR_X;
            String head = each.kind() == Exchange.Kind.RST ? "cross" : "arrow";
            out.append(String.format(
                    Locale.ROOT,
                    "<line%s x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" marker-end=\"url(#%s)\"/>\n",
                    each.seen() ? "" : " class=\"inferred\"",
                    from,
                    y,
                    outward ? to - 2 : to + 2,
                    y,
                    head));
            text((NEAR_X + FAR_X) / 2, y - 6, "middle", each.seen() ? "" : "quiet", Label.of(each, MOST_LABEL));
        } else {
            note(outward ? from + 10 : from - 10, outward ? "start" : "end", Label.of(each, MOST_NOTE));
        }
    }

    /** In as many lines as it needs to stay between the two ends. */
    private void note(int x, String anchor, String label) {
        String rest = label;
        while (Label.columns(rest) > NOTE_COLUMNS) {
            int end = Label.lastSpace(rest, NOTE_COLUMNS);
            text(x, y + 4, anchor, "", rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
            y += LINE;
        }
        text(x, y + 4, anchor, "", rest);
    }

    private void state(int x, String anchor, @Nullable ConnectionState state) {
        text(x, y + 4, anchor, "quiet", state == null ? "" : "(" + state.word() + ")");
    }

    private void life(int x, int top) {
        out.append(String.format(
                Locale.ROOT, "<line class=\"life\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n", x, top, x, y));
    }

    private void text(int x, int at, String anchor, String look, String text) {
        if (!text.isEmpty()) {
            out.append(String.format(
                    Locale.ROOT,
                    "<text%s x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n",
                    look.isEmpty() ? "" : " class=\"" + look + "\"",
                    x,
                    at,
                    anchor,
                    xml(text)));
        }
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "+%.3f s", Math.max(0, time.toMillis()) / 1000.0);
    }

    /** Nothing in it is a tag, an entity or a character that XML 1.0, section 2.2, forbids. */
    static String xml(String raw) {
        return Inert.line(raw)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
