package dev.homeport.render;

import dev.homeport.net.Latencies;
import dev.homeport.net.SwarmError;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmResult;
import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a swarm brought: rate, errors and latencies. */
final class LoadLines {
    private LoadLines() {}

    static void write(Page page, Report.Load load) {
        SwarmResult result = load.result();
        SwarmPlan plan = result.plan();
        String stopped = result.stopped() ? "stopped: " : "";
        String what = stopped + Amounts.count(plan.clients(), "client") + " at " + load.target() + ", "
                + Amounts.bytes(plan.size()) + " a message, " + plan.pipeline() + " in flight";
        page.text(0, what, Tone.STRONG);
        List<LabelRows.Row> rows = new ArrayList<>();
        rows.add(row(
                "connected",
                Amounts.grouped(result.connected()) + " in "
                        + time(result.connecting().toNanos())));
        if (result.messages() == 0) {
            boolean none = result.bytes() == 0;
            rows.add(row("echoed", none ? "nothing" : "no whole message, " + Amounts.bytes(result.bytes())));
        } else {
            rows.add(row(
                    "echoed",
                    Amounts.grouped(result.messages(), "message") + " in "
                            + time(result.elapsed().toNanos()) + ", every byte compared"));
            rows.add(row("rate", rate(result)));
        }
        latencies(rows, result.latencies());
        if (result.errors().isEmpty()) {
            rows.add(row("errors", "none"));
        }
        for (SwarmError each : result.errors()) {
            String text = Amounts.count(each.clients(), "client") + ", first " + each.first();
            rows.add(new LabelRows.Row(each.trouble().words(), Tone.BAD, Runs.plain(text)));
        }
        LabelRows.write(page, 2, rows);
        if (result.latencies().count() > 0) {
            LatencyBars.write(page, result.latencies());
        }
    }

    private static LabelRows.Row row(String label, String text) {
        return LabelRows.Row.of(label, Runs.plain(text));
    }

    private static String rate(SwarmResult result) {
        return Amounts.grouped(Math.round(result.messagesPerSecond())) + " messages/s, "
                + bytes(result.bytesPerSecond()) + " each way";
    }

    private static void latencies(List<LabelRows.Row> rows, Latencies it) {
        if (it.count() == 0) {
            return;
        }
        rows.add(row(
                "latency",
                "p50 " + time(it.p50()) + ", p90 " + time(it.p90()) + ", p99 " + time(it.p99()) + ", p99.9 "
                        + time(it.p999()) + ", max " + time(it.max())));
        rows.add(row("", "from sending a message to its whole echo; a closed loop"));
    }

    /** Three digits and a decimal unit. */
    private static String bytes(double each) {
        if (each < 1e6) {
            return digits(each / 1e3) + " kB/s";
        }
        return each < 1e9 ? digits(each / 1e6) + " MB/s" : digits(each / 1e9) + " GB/s";
    }

    /** Three digits and a unit. */
    private static String time(long nanos) {
        if (nanos < 1_000_000) {
            return digits(nanos / 1e3) + " us";
        }
        return nanos < 1_000_000_000 ? digits(nanos / 1e6) + " ms" : digits(nanos / 1e9) + " s";
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
