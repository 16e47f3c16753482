package dev.homeport.render;

import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import dev.homeport.wire.Conversation;
import dev.homeport.wire.End;
import dev.homeport.wire.Exchange;
import dev.homeport.wire.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Conversations line by line: {@code >} before what the near end sent, {@code <} before what came back, {@code *} before what
 * did not go over. For ears the marks are words. Only what was seen is told; diagrams tell what follows from it, too.
 */
final class TalkLines {
    private TalkLines() {}

    static void write(Page page, Report.Talk talk) {
        boolean first = true;
        for (Conversation each : talk.conversations()) {
            if (!first) {
                page.blank();
            }
            first = false;
            if (talk.heading()) {
                heading(page, each);
            }
            for (Exchange exchange : each.exchanges()) {
                if (exchange.seen()) {
                    exchange(page, talk, each, exchange);
                }
            }
        }
    }

    private static void heading(Page page, Conversation conversation) {
        String between = page.layout().spoken() ? " with " : page.layout().unicode() ? " ⇄ " : " <-> ";
        page.text(0, shown(conversation.near()) + between + shown(conversation.far()), Tone.STRONG);
    }

    static String shown(End end) {
        return end.address() == null ? end.name() : end.name() + " " + end.address();
    }

    private static void exchange(Page page, Report.Talk talk, Conversation conversation, Exchange exchange) {
        List<Run> lead = new ArrayList<>();
        if (talk.time()) {
            Duration since = Duration.between(conversation.began(), exchange.at());
            lead.add(new Run(Amounts.since(since) + "  ", Tone.MUTED));
        }
        boolean inward = exchange.from() == Side.FAR;
        Tone tone = tone(exchange);
        String words;
        if (page.layout().spoken()) {
            words = exchange.sentence();
        } else if (exchange.kind().crosses()) {
            lead.add(new Run(inward ? "< " : "> ", tone));
            words = exchange.label();
        } else {
            lead.add(new Run("* ", Tone.MUTED));
            words = conversation.end(exchange.from()).name() + ": " + exchange.label();
        }
        List<Run> runs = new ArrayList<>(Runs.of(words, tone));
        boolean all = !talk.hex() && fitsOneLine(exchange);
        if (all) {
            int left = page.layout().width() - Runs.columns(lead) - Columns.of(words);
            runs.add(new Run(page.layout().spoken() ? ": " : "  ", Tone.PLAIN));
            runs.add(new Run(
                    WireWords.quoted(
                            exchange.data(),
                            exchange.count(),
                            Math.max(left, page.layout().width() - 4),
                            page.layout()),
                    tone));
        }
        page.hanging(lead, page.layout().roomy() ? Runs.columns(lead) : 2, runs);
        if (exchange.data().isEmpty() || all) {
            return;
        }
        if (talk.hex()) {
            DataLines.hex(page, exchange.data(), inward);
            WireLines.remark(page, exchange.data());
        } else {
            int shown = DataLines.text(page, exchange.data(), inward);
            if (shown < exchange.data().length()) {
                int more = exchange.data().length() - shown;
                page.sentence(
                        2, Amounts.count(more, "more byte") + "; `--hex` shows all that the log kept", Tone.MUTED);
            }
        }
        if (exchange.data().length() < exchange.count()) {
            page.text(
                    2,
                    "the log kept " + exchange.data().length() + " of " + Amounts.bytes(exchange.count()),
                    Tone.MUTED);
        }
    }

    /** What is seen of the far end's doing is inward, and what was not seen is muted. */
    static Tone tone(Exchange exchange) {
        if (!exchange.seen()) {
            return Tone.MUTED;
        }
        return switch (exchange.kind()) {
            case RST, TROUBLE -> Tone.BAD;
            case ACT -> Tone.PLAIN;
            case TOOK -> exchange.from() == Side.FAR ? Tone.OUTWARD : Tone.INWARD;
            case HANDSHAKE, DATA, FIN, OTHER -> exchange.from() == Side.FAR ? Tone.INWARD : Tone.OUTWARD;
        };
    }

    private static boolean fitsOneLine(Exchange exchange) {
        int length = exchange.data().length();
        int newline = -1;
        for (int i = 0; i < length && newline < 0; i++) {
            newline = exchange.data().at(i) == '\n' ? i : -1;
        }
        return length > 0 && length <= 60 && (newline < 0 || newline == length - 1);
    }
}
