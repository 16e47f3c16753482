package dev.homeport.render;

import dev.homeport.net.Latencies;
import dev.homeport.net.SwarmError;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmResult;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a swarm brought: rate, errors, percentiles and a histogram of the latencies. */
final class LoadLines {
    private static final int WIDEST_BAR = 40;

    private LoadLines() {}

    static void write(Page page, Report.Load load) {
        SwarmResult result = load.result();
        SwarmPlan plan = result.plan();
        page.text(
                0,
                (result.stopped() ? "stopped: " : "") + Amounts.count(result.connected(), "client") + " at "
                        + load.target()
                        + " had " + grouped(result.messages()) + " messages of " + Amounts.bytes(plan.size())
                        + " echoed"
                        + (result.messages() == 0
                                ? ""
                                : " in " + time(result.elapsed().toNanos())),
                Tone.STRONG);
        List<LabelRows.Row> rows = new ArrayList<>();
        if (result.messages() > 0) {
            rows.add(row("rate", rate(result)));
            rows.add(row("bytes", grouped(result.bytes()) + " each way, each of them compared"));
            latencies(rows, result.latencies());
        }
        if (result.errors().isEmpty()) {
            rows.add(row("errors", "none"));
        }
        for (SwarmError each : result.errors()) {
            String text = Amounts.count(each.clients(), "client") + "; first " + each.first();
            rows.add(new LabelRows.Row(each.trouble().words(), Tone.BAD, Runs.plain(text)));
        }
        LabelRows.write(page, 2, rows);
        histogram(page, result.latencies());
    }

    private static LabelRows.Row row(String label, String text) {
        return LabelRows.Row.of(label, Runs.plain(text));
    }

    private static String rate(SwarmResult result) {
        return grouped(Math.round(result.messagesPerSecond())) + " messages/s, "
                + String.format(Locale.ROOT, "%.2f", result.bytesPerSecond() / 1e6) + " MB/s each way";
    }

    private static void latencies(List<LabelRows.Row> rows, Latencies it) {
        rows.add(row("latency", "from sending to the whole echo; half took at most " + time(it.p50())));
        rows.add(row("p90", time(it.p90())));
        rows.add(row("p99", time(it.p99())));
        rows.add(row("p99.9", time(it.p999())));
        rows.add(row("max", time(it.max()) + ", min " + time(it.min())));
    }

    private static void histogram(Page page, Latencies it) {
        if (it.count() == 0) {
            return;
        }
        long most = it.bars().stream().mapToLong(Latencies.Bar::count).max().orElse(1);
        int labels = it.bars().stream()
                .mapToInt(b -> Columns.of(range(b, page.layout())))
                .max()
                .orElse(0);
        int counts = grouped(most).length();
        int room = Math.min(WIDEST_BAR, page.layout().width() - labels - counts - 5);
        page.text(2, "messages by latency", Tone.MUTED);
        for (Latencies.Bar each : it.bars()) {
            int length = (int) Math.ceil(each.count() * (double) room / most);
            String bar = (page.layout().unicode() ? "\u2588" : "#").repeat(length);
            String count = grouped(each.count());
            String range = range(each, page.layout());
            page.exactly(
                    List.of(),
                    2,
                    List.of(
                            new Run("  " + " ".repeat(labels - Columns.of(range)) + range + " ", Tone.MUTED),
                            new Run(" ".repeat(counts - count.length()) + count, Tone.PLAIN),
                            new Run(bar.isEmpty() ? "" : " " + bar, Tone.GOOD)));
        }
    }

    private static String range(Latencies.Bar bar, Layout layout) {
        return round(bar.from()) + (layout.unicode() ? "\u2013" : "-") + round(bar.to());
    }

    /** A border of a bar, which is 1, 2 or 5 with zeros. */
    private static String round(long nanos) {
        if (nanos == 0) {
            return "0";
        }
        if (nanos < 1_000_000) {
            return nanos / 1000 + "us";
        }
        return nanos < 1_000_000_000 ? nanos / 1_000_000 + "ms" : nanos / 1_000_000_000 + "s";
    }

    /** Three digits and a unit. */
    static String time(long nanos) {
        if (nanos < 1_000_000) {
            return digits(nanos / 1e3) + " us";
        }
        return nanos < 1_000_000_000 ? digits(nanos / 1e6) + " ms" : digits(nanos / 1e9) + " s";
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    /** {@code 1 234 567}: a space is no decimal point anywhere (ISO 80000-1). */
    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }
}
