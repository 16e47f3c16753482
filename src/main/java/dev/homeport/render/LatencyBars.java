package dev.homeport.render;

import dev.homeport.net.Latencies;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import java.util.List;

/** How often which latency was seen: a bar each, or a sentence each for a screen reader. */
final class LatencyBars {
    private static final int WIDEST_BAR = 40;

    private LatencyBars() {}

    static void write(Page page, Latencies it) {
        if (page.layout().spoken()) {
            sentences(page, it);
            return;
        }
        boolean unicode = page.layout().unicode();
        long most = it.bars().stream().mapToLong(Latencies.Bar::count).max().orElse(1);
        int ranges = it.bars().stream()
                .mapToInt(each -> range(each, unicode).length())
                .max()
                .orElse(0);
        int counts = Amounts.grouped(most).length();
        int room = Math.min(WIDEST_BAR, page.layout().width() - ranges - counts - 5);
        page.text(2, "messages by latency", Tone.MUTED);
        for (Latencies.Bar each : it.bars()) {
            // Rounded up: what was seen once shows.
            int length = (int) Math.ceil(each.count() * (double) Math.max(1, room) / most);
            String range = range(each, unicode);
            String count = Amounts.grouped(each.count());
            page.exactly(
                    List.of(),
                    2,
                    List.of(
                            new Run("  " + " ".repeat(ranges - range.length()) + range + " ", Tone.MUTED),
                            new Run(" ".repeat(counts - count.length()) + count, Tone.PLAIN),
                            new Run(length == 0 ? "" : " " + (unicode ? "█" : "#").repeat(length), Tone.GOOD)));
        }
    }

    private static void sentences(Page page, Latencies it) {
        for (Latencies.Bar each : it.bars()) {
            if (each.count() > 0) {
                double percent = 100.0 * each.count() / it.count();
                String share = percent < 1 ? "less than 1" : String.valueOf(Math.round(percent));
                String text = Amounts.grouped(each.count(), "message") + ", " + share + " percent, took "
                        + border(each.from(), true) + " to " + border(each.to(), true) + ".";
                page.text(2, text, Tone.PLAIN);
            }
        }
    }

    private static String range(Latencies.Bar bar, boolean unicode) {
        return border(bar.from(), false) + (unicode ? "–" : "-") + border(bar.to(), false);
    }

    /** A border of a bar: 0, or 1, 2 or 5 with zeros, of a microsecond or more. */
    private static String border(long nanos, boolean words) {
        if (nanos < 1_000_000) {
            return nanos / 1_000 + (words ? " microseconds" : "us");
        }
        return nanos < 1_000_000_000
                ? nanos / 1_000_000 + (words ? " milliseconds" : "ms")
                : nanos / 1_000_000_000 + (words ? " seconds" : "s");
    }
}
