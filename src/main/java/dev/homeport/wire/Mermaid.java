package dev.homeport.wire;

import dev.homeport.net.Address;
import dev.homeport.net.ConnectionState;
import dev.homeport.words.Inert;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A conversation as a {@code sequenceDiagram} of Mermaid. Text of peers is text in it, whatever it holds. */
public final class Mermaid {
    private static final String NEAR = "N";
    private static final String FAR = "F";
    private static final int MOST_LABEL = 72;
    private static final String ALLOWED = " .,()/+=?!'*_-";

    private Mermaid() {}

    /** The diagram, each line with a newline. */
    public static String of(Conversation conversation) {
        StringBuilder out = new StringBuilder("sequenceDiagram\n");
        line(out, "accTitle: " + text(title(List.of(conversation))));
        line(
                out,
                "accDescr: "
                        + text("Drawn from what was seen at the sockets. What stands in parentheses was not seen and"
                                + " follows from RFC 9293."));
        participant(out, NEAR, conversation.near());
        participant(out, FAR, conversation.far());
        for (Exchange each : conversation.exchanges()) {
            exchange(out, each);
        }
        state(out, NEAR, conversation.near());
        state(out, FAR, conversation.far());
        return out.toString();
    }

    /** Markdown with a diagram of its own for each conversation: side by side they would be too wide to read. */
    public static String page(List<Conversation> conversations) {
        return conversations.stream()
                // A backtick is no part of a diagram, so nothing in it closes the fence.
                .map(each -> "```mermaid\n" + of(each) + "```\n")
                .collect(Collectors.joining("\n"));
    }

    static String title(List<Conversation> conversations) {
        StringBuilder title = new StringBuilder("Conversation of");
        String between = " ";
        for (Conversation each : conversations) {
            title.append(between)
                    .append(each.near().name())
                    .append(" and ")
                    .append(each.far().name());
            between = "; of ";
        }
        return title.toString();
    }

    private static void participant(StringBuilder out, String id, End end) {
        Address address = end.address();
        line(out, "participant " + id + " as " + text(end.name() + (address == null ? "" : " " + address)));
    }

    private static void exchange(StringBuilder out, Exchange exchange) {
        String from = exchange.from() == Side.NEAR ? NEAR : FAR;
        String to = exchange.from() == Side.NEAR ? FAR : NEAR;
        String label = text(Label.of(exchange, MOST_LABEL));
        if (exchange.kind().crosses()) {
            String head = exchange.kind() == Exchange.Kind.RST ? "x" : ">>";
            line(out, from + (exchange.seen() ? "-" : "--") + head + to + ": " + label);
        } else {
            line(out, "Note " + (exchange.from() == Side.NEAR ? "left" : "right") + " of " + from + ": " + label);
        }
        follows(out, "left of " + NEAR, exchange.near());
        follows(out, "right of " + FAR, exchange.far());
    }

    private static void follows(StringBuilder out, String where, @Nullable ConnectionState state) {
        if (state != null) {
            line(out, "Note " + where + ": (" + state.word() + ")");
        }
    }

    private static void state(StringBuilder out, String id, End end) {
        end.now()
                .match(
                        state -> {
                            line(
                                    out,
                                    "Note over " + id + ": "
                                            + text("in the kernel's table when drawn: " + state.word()));
                            return true;
                        },
                        reason -> false);
    }

    private static void line(StringBuilder out, String line) {
        out.append("    ").append(line).append('\n');
    }

    /** Everything that could mean something to Mermaid or to HTML becomes an entity code of Mermaid's: {@code #59;}. */
    static String text(String raw) {
        StringBuilder safe = new StringBuilder();
        Inert.line(raw).codePoints().forEach(c -> {
            if (c > 0x7f || Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0) {
                safe.appendCodePoint(c);
            } else {
                safe.append('#').append(c).append(';');
            }
        });
        // The word that closes a block of Mermaid's.
        return safe.toString().replaceAll("(?i)\\be(nd)\\b", "#101;$1");
    }
}
