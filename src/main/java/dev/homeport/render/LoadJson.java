package dev.homeport.render;

import com.google.gson.stream.JsonWriter;
import dev.homeport.net.Latencies;
import dev.homeport.net.SwarmError;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmResult;
import dev.homeport.verb.Report;
import java.io.IOException;
import java.util.Locale;

/** What a swarm brought, with the unit in each name. */
final class LoadJson {
    private LoadJson() {}

    static void write(JsonWriter out, Report.Load load) throws IOException {
        SwarmResult result = load.result();
        SwarmPlan plan = result.plan();
        out.name("target").value(load.target());
        out.name("clients").value(plan.clients()).name("connected").value(result.connected());
        out.name("messageBytes").value(plan.size()).name("pipeline").value(plan.pipeline());
        out.name("messages").value(result.messages()).name("bytesEachWay").value(result.bytes());
        out.name("seed").value(plan.seed());
        out.name("connectingNanos").value(result.connecting().toNanos());
        out.name("elapsedNanos").value(result.elapsed().toNanos());
        out.name("messagesPerSecond").value(result.messagesPerSecond());
        out.name("bytesPerSecond").value(result.bytesPerSecond());
        out.name("stopped").value(result.stopped());
        latencies(out, result.latencies());
        out.name("errors").beginArray();
        for (SwarmError each : result.errors()) {
            out.beginObject()
                    .name("trouble")
                    .value(each.trouble().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            out.name("clients").value(each.clients());
            out.name("first").value(each.first()).endObject();
        }
        out.endArray();
    }

    private static void latencies(JsonWriter out, Latencies it) throws IOException {
        out.name("latencyNanos").beginObject();
        out.name("count").value(it.count()).name("min").value(it.min());
        out.name("p50").value(it.p50()).name("p90").value(it.p90());
        out.name("p99").value(it.p99()).name("p999").value(it.p999());
        out.name("max").value(it.max()).name("histogram").beginArray();
        for (Latencies.Bar each : it.bars()) {
            out.beginObject().name("from").value(each.from()).name("to").value(each.to());
            out.name("count").value(each.count()).endObject();
        }
        out.endArray().endObject();
    }
}
