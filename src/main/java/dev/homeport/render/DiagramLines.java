package dev.homeport.render;

import dev.homeport.net.ConnectionState;
import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import dev.homeport.wire.Conversation;
import dev.homeport.wire.End;
import dev.homeport.wire.Exchange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sequence diagrams: drawn for eyes, as a numbered list for ears. */
final class DiagramLines {
    private DiagramLines() {}

    static void write(Page page, Report.Diagram diagram) {
        boolean infers = false;
        boolean states = false;
        for (Conversation each : diagram.conversations()) {
            page.blank();
            if (page.layout().spoken()) {
                sentences(page, each);
            } else {
                new DiagramArt(page, each).draw();
            }
            infers |= each.infers();
            states |= each.near().isInTable() || each.far().isInTable();
        }
        if (!page.layout().spoken() && (infers || states)) {
            page.blank();
            if (infers) {
                page.sentence(
                        0,
                        "Dashed or in parentheses: not seen; it follows from what was, by RFC 9293, figures 5 and 6.",
                        Tone.MUTED);
            }
            if (states) {
                page.sentence(0, "In brackets: the state in the kernel's table now.", Tone.MUTED);
            }
        }
    }

    private static void sentences(Page page, Conversation conversation) {
        page.text(
                0,
                "Conversation of " + TalkLines.shown(conversation.near()) + " and "
                        + TalkLines.shown(conversation.far()) + ".",
                Tone.STRONG);
        int number = 1;
        for (Exchange each : conversation.exchanges()) {
            String data =
                    each.data().isEmpty() ? "" : ": " + WireWords.quoted(each.data(), each.count(), 60, page.layout());
            String sentence = (each.seen() ? "" : "Not seen, follows by RFC 9293: ") + each.sentence() + data;
            String text = sentence + (sentence.endsWith(".") ? "" : ".") + follows(conversation, each);
            String lead = number++ + ". ";
            page.hanging(Runs.plain(lead), lead.length(), Runs.of(text, Tone.PLAIN));
        }
        now(page, conversation.near());
        now(page, conversation.far());
    }

    private static String follows(Conversation conversation, Exchange exchange) {
        List<String> states = new ArrayList<>();
        follows(states, conversation.near(), exchange.near());
        follows(states, conversation.far(), exchange.far());
        if (states.isEmpty()) {
            return "";
        }
        String source = exchange.seen() ? ", by RFC 9293." : ".";
        return " Then " + String.join(" and ", states) + source;
    }

    private static void follows(List<String> states, End end, @Nullable ConnectionState state) {
        if (state != null) {
            states.add(end.name() + (states.isEmpty() ? " is in " : " in ") + state.word());
        }
    }

    private static void now(Page page, End end) {
        String text = end.now()
                .match(
                        state -> "Now the kernel has " + end.name() + " in " + state.word() + ": " + state.meaning()
                                + ".",
                        reason -> "");
        if (!text.isEmpty()) {
            page.text(0, text, Tone.PLAIN);
        }
    }
}
