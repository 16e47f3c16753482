package dev.homeport.wire;

import dev.homeport.net.Address;
import dev.homeport.net.ConnectionState;
import dev.homeport.words.Inert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversations as one {@code sequenceDiagram} of Mermaid. Text of peers is text in it, whatever it holds. */
public final class Mermaid {
    private static final int MOST_LABEL = 72;
    private static final String ALLOWED = " .,()/+=?!'*_-";

    private Mermaid() {}

    /** The diagram, each line with a newline. */
    public static String of(List<Conversation> conversations) {
        StringBuilder out = new StringBuilder("sequenceDiagram\n");
        line(out, "accTitle: " + text(title(conversations)));
        line(
                out,
                "accDescr: "
                        + text("Drawn from what was seen at the sockets. What stands in parentheses was not seen and"
                                + " follows from RFC 9293."));
        for (int i = 0; i < conversations.size(); i++) {
            participant(out, "N" + i, conversations.get(i).near());
            participant(out, "F" + i, conversations.get(i).far());
        }
        for (int i = 0; i < conversations.size(); i++) {
            for (Exchange each : conversations.get(i).exchanges()) {
                exchange(out, i, each);
            }
            state(out, "N" + i, conversations.get(i).near());
            state(out, "F" + i, conversations.get(i).far());
        }
        return out.toString();
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

    private static void exchange(StringBuilder out, int index, Exchange exchange) {
        String from = (exchange.from() == Side.NEAR ? "N" : "F") + index;
        String to = (exchange.from() == Side.NEAR ? "F" : "N") + index;
        String label = text(Label.of(exchange, MOST_LABEL));
        if (exchange.kind().crosses()) {
            String head = exchange.kind() == Exchange.Kind.RST ? "x" : ">>";
            line(out, from + (exchange.seen() ? "-" : "--") + head + to + ": " + label);
        } else {
            line(out, "Note " + (exchange.from() == Side.NEAR ? "left" : "right") + " of " + from + ": " + label);
        }
        follows(out, "left of N" + index, exchange.near());
        follows(out, "right of F" + index, exchange.far());
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
