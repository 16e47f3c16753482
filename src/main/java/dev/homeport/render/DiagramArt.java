package dev.homeport.render;

import dev.homeport.net.Address;
import dev.homeport.net.ConnectionState;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.wire.Conversation;
import dev.homeport.wire.End;
import dev.homeport.wire.Exchange;
import dev.homeport.wire.Side;
import dev.homeport.words.Inert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One conversation between two lifelines. Where there is room, times and states stand beside them; else states stand between
 * them, and times nowhere.
 */
final class DiagramArt {
    private static final int WIDE_FROM = 76;
    private static final int MOST_BETWEEN = 64;
    /** The longest state with its parentheses, and a space. */
    private static final int MARGIN = "(SYN-RECEIVED) ".length();

    private static final int LEAST_QUOTED = 18;

    private final Page page;
    private final Conversation conversation;
    private final String life;
    private final boolean wide;
    private final int times;
    private final int between;
    private String lastTime = "";

    DiagramArt(Page page, Conversation conversation) {
        this.page = page;
        this.conversation = conversation;
        int width = page.layout().width();
        wide = width >= WIDE_FROM;
        life = page.layout().unicode() ? "│" : "|";
        List<Exchange> all = conversation.exchanges();
        times = wide && !all.isEmpty() ? time(all.get(all.size() - 1)).length() : 0;
        between = wide ? Math.min(MOST_BETWEEN, width - times - 2 * MARGIN - 2) : width - 2;
    }

    void draw() {
        names();
        row("", null, null, List.of());
        for (Exchange each : conversation.exchanges()) {
            if (each.kind().crosses()) {
                row(newTime(each), each.near(), each.far(), arrow(each));
            } else {
                note(each);
            }
            if (!wide) {
                states(state(each.near(), '(', ')'), state(each.far(), '(', ')'), Tone.MUTED);
            }
        }
        row("", null, null, List.of());
        String near = conversation.near().now().match(s -> state(s, '[', ']'), reason -> "");
        String far = conversation.far().now().match(s -> state(s, '[', ']'), reason -> "");
        ends(near, far, Tone.STRONG);
    }

    private void names() {
        ends(
                Inert.line(conversation.near().name()),
                Inert.line(conversation.far().name()),
                Tone.STRONG);
        ends(address(conversation.near()), address(conversation.far()), Tone.MUTED);
    }

    private static String address(End end) {
        Address address = end.address();
        return address == null ? "" : Inert.line(address.toString());
    }

    /** Two words above or below the lifelines, on two lines where one is too short for them. */
    private void ends(String near, String far, Tone tone) {
        int room = between + 2;
        if (near.isEmpty() && far.isEmpty()) {
            return;
        }
        if (Columns.of(near) + Columns.of(far) < room) {
            outside(List.of(new Run(near + " ".repeat(room - Columns.of(near) - Columns.of(far)) + far, tone)));
        } else {
            outside(Runs.of(cut(near, room), tone));
            String last = cut(far, room);
            outside(Runs.of(" ".repeat(room - Columns.of(last)) + last, tone));
        }
    }

    private void outside(List<Run> runs) {
        page.exactly(Page.spaces(wide ? times + MARGIN : 0), 0, runs);
    }

    /** States between the lifelines, where there is no room beside them. */
    private void states(String near, String far, Tone tone) {
        if (near.isEmpty() && far.isEmpty()) {
            return;
        }
        if (near.length() + far.length() < between) {
            row("", null, null, Runs.of(near + " ".repeat(between - near.length() - far.length()) + far, tone));
        } else {
            row("", null, null, Runs.of(Columns.padded(cut(near, between), between), tone));
            String last = cut(far, between);
            row("", null, null, Runs.of(" ".repeat(between - last.length()) + last, tone));
        }
    }

    private void row(String time, @Nullable ConnectionState near, @Nullable ConnectionState far, List<Run> middle) {
        List<Run> runs = new ArrayList<>();
        if (wide) {
            String left = state(near, '(', ')');
            runs.add(new Run(" ".repeat(times - time.length()) + time, Tone.MUTED));
            runs.add(new Run(" ".repeat(MARGIN - 1 - left.length()) + left + " ", Tone.MUTED));
        }
        runs.add(new Run(life, Tone.MUTED));
        runs.addAll(middle.isEmpty() ? Page.spaces(between) : middle);
        runs.add(new Run(life, Tone.MUTED));
        if (wide && far != null) {
            runs.add(new Run(" " + state(far, '(', ')'), Tone.MUTED));
        }
        page.exactly(List.of(), 0, runs);
    }

    private List<Run> arrow(Exchange exchange) {
        boolean outward = exchange.from() == Side.NEAR;
        boolean unicode = page.layout().unicode();
        String head = exchange.kind() == Exchange.Kind.RST
                ? (unicode ? "×" : "x")
                : outward ? (unicode ? "▶" : ">") : (unicode ? "◀" : "<");
        int room = between - 1;
        String label = " " + label(exchange, room - 4) + " ";
        int rest = Math.max(0, room - Columns.of(label));
        String after = shaft(exchange, rest - rest / 2);
        // Mirrored, so that the gaps of a dashed one are the same on both sides of the label.
        String before = new StringBuilder(shaft(exchange, rest / 2)).reverse().toString();
        String all = outward ? before + label + after + head : head + before + label + after;
        return Runs.of(all, TalkLines.tone(exchange));
    }

    private String shaft(Exchange exchange, int length) {
        if (page.layout().unicode()) {
            return (exchange.seen() ? "─" : "╌").repeat(length);
        }
        return exchange.seen()
                ? "-".repeat(length)
                : "- ".repeat(length / 2 + 1).substring(0, length);
    }

    private String label(Exchange exchange, int room) {
        String label = Inert.line(exchange.label());
        if (!exchange.seen()) {
            label = "(" + label + ")";
        }
        int left = room - Columns.of(label) - 1;
        if (!exchange.data().isEmpty() && left >= LEAST_QUOTED) {
            // The quoting leaves two columns for a gap that is not here.
            label += " " + WireWords.quoted(exchange.data(), exchange.count(), left + 2, page.layout());
        }
        return cut(label, room);
    }

    /** What happened at one end, beside its lifeline, on as many rows as it needs. */
    private void note(Exchange exchange) {
        boolean near = exchange.from() == Side.NEAR;
        Tone tone = TalkLines.tone(exchange);
        List<Line> lines = Wrap.words(List.of(), 0, Runs.inert(Runs.of(exchange.label(), tone)), between - 2);
        String time = newTime(exchange);
        boolean first = true;
        for (Line each : lines) {
            String text = each.text();
            String rest = " ".repeat(Math.max(0, between - 1 - Columns.of(text)));
            row(
                    time,
                    first ? exchange.near() : null,
                    first ? exchange.far() : null,
                    Runs.of(near ? " " + text + rest : rest + text + " ", tone));
            time = "";
            first = false;
        }
    }

    private String newTime(Exchange exchange) {
        if (!wide) {
            return "";
        }
        String time = time(exchange);
        boolean same = time.equals(lastTime);
        lastTime = time;
        return same ? "" : time;
    }

    private String time(Exchange exchange) {
        return Amounts.since(Duration.between(conversation.began(), exchange.at()));
    }

    private static String state(@Nullable ConnectionState state, char open, char close) {
        return state == null ? "" : open + state.word() + close;
    }

    private String cut(String text, int columns) {
        if (Columns.of(text) <= columns) {
            return text;
        }
        String more = page.layout().unicode() ? "…" : "...";
        StringBuilder kept = new StringBuilder();
        int used = Columns.of(more);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            used += Columns.of(c);
            if (used > columns) {
                break;
            }
            kept.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return kept + more;
    }
}
