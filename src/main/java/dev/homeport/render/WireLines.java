package dev.homeport.render;

import dev.homeport.net.Bytes;
import dev.homeport.net.TlsRecord;
import dev.homeport.net.WireEvent;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import dev.homeport.words.Inert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The wire log: when, who, which way, and what. */
final class WireLines {
    private static final int WIDEST_NAME = 12;

    private WireLines() {}

    static void write(Page page, Report.Wire wire) {
        List<WireEvent> events = wire.events();
        if (events.isEmpty()) {
            page.text(0, "Nothing has happened on the wire yet.", Tone.MUTED);
            return;
        }
        int times = 0;
        int names = 0;
        for (WireEvent each : events) {
            times = Math.max(times, since(wire, each).length());
            names = Math.max(names, Math.min(WIDEST_NAME, Columns.of(Inert.line(each.name()))));
        }
        for (WireEvent each : events) {
            String time = since(wire, each);
            String arrow = WireWords.arrow(each.what(), page.marks());
            List<Run> lead = List.of(
                    new Run(" ".repeat(times - time.length()) + time + "  ", Tone.MUTED),
                    new Run(Columns.padded(Inert.line(each.name()), names) + "  ", Tone.STRONG),
                    new Run(Columns.padded(arrow, Columns.of(page.marks().outward())) + " ", Tone.PLAIN));
            List<Run> words = new ArrayList<>(Runs.plain(WireWords.of(each)));
            if (!wire.hex()) {
                int left = page.layout().width() - Runs.columns(lead) - Runs.columns(words);
                words.addAll(WireWords.quoted(each.what(), left, page.layout()));
            }
            page.hanging(lead, page.layout().roomy() ? Runs.columns(lead) : 4, words);
            if (wire.hex()) {
                hex(page, each.what());
            }
        }
    }

    private static String since(Report.Wire wire, WireEvent event) {
        return Amounts.since(Duration.between(wire.since(), event.at()));
    }

    private static void hex(Page page, WireEvent.What what) {
        if (what instanceof WireEvent.Sent it) {
            DataLines.hex(page, it.data(), false);
            kept(page, it.data().length(), it.count());
            remark(page, it.data());
        } else if (what instanceof WireEvent.Received it) {
            DataLines.hex(page, it.data(), true);
            kept(page, it.data().length(), it.count());
            remark(page, it.data());
        }
    }

    /** What bytes are that look like TLS. */
    static void remark(Page page, Bytes data) {
        TlsRecord.sentence(data).ifPresent(sentence -> page.sentence(2, sentence, Tone.MUTED));
    }

    private static void kept(Page page, long kept, long count) {
        if (kept < count) {
            page.text(2, "the log kept " + kept + " of " + Amounts.bytes(count), Tone.MUTED);
        }
    }
}
