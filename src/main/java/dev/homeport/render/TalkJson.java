package dev.homeport.render;

import com.google.gson.stream.JsonWriter;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.WireEvent;
import dev.homeport.wire.Conversation;
import dev.homeport.wire.End;
import dev.homeport.wire.Exchange;
import dev.homeport.wire.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conversations: their {@code events} as the wire log has them, and each conversation's two ends and exchanges. {@code seen} is
 * false for what only follows from RFC 9293, and so are the states that an exchange leads to; {@code state} of an end is the
 * kernel's.
 */
final class TalkJson {
    private TalkJson() {}

    static void write(JsonWriter out, List<Conversation> conversations) throws IOException {
        List<WireEvent> events = new ArrayList<>();
        for (Conversation each : conversations) {
            // Where only the newest exchanges were asked for, older events are not wanted either.
            long from = each.exchanges().isEmpty()
                    ? Long.MAX_VALUE
                    : each.exchanges().get(0).number();
            each.events().stream().filter(e -> e.number() >= from).forEach(events::add);
        }
        events.sort(Comparator.comparingLong(WireEvent::number));
        WireJson.write(out, events);
        out.name("conversations").beginArray();
        for (Conversation each : conversations) {
            out.beginObject();
            end(out, "near", each.near());
            end(out, "far", each.far());
            out.name("exchanges").beginArray();
            for (Exchange exchange : each.exchanges()) {
                exchange(out, exchange);
            }
            out.endArray().endObject();
        }
        out.endArray();
    }

    private static void end(JsonWriter out, String name, End end) throws IOException {
        out.name(name).beginObject().name("name").value(end.name());
        out.name("address").value(end.address() == null ? null : String.valueOf(end.address()));
        out.name("ours").value(end.ours());
        out.name("state").value(word(end.now().match(state -> state, reason -> null)));
        out.endObject();
    }

    private static void exchange(JsonWriter out, Exchange exchange) throws IOException {
        out.beginObject().name("number").value(exchange.number());
        out.name("at").value(exchange.at().toString());
        out.name("from").value(exchange.from() == Side.NEAR ? "near" : "far");
        out.name("kind").value(exchange.kind().word());
        out.name("seen").value(exchange.seen()).name("taken").value(exchange.taken());
        out.name("text").value(exchange.sentence()).name("count").value(exchange.count());
        out.name("nearState").value(word(exchange.near()));
        out.name("farState").value(word(exchange.far()));
        out.endObject();
    }

    private static @Nullable String word(@Nullable ConnectionState state) {
        return state == null ? null : state.word();
    }
}
