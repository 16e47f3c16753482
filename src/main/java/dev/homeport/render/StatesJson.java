package dev.homeport.render;

import com.google.gson.stream.JsonWriter;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.StateTransition;
import dev.homeport.verb.Report;
import java.io.IOException;

/** TCP's states, what leads on from each, and who is in it. */
final class StatesJson {
    private StatesJson() {}

    static void write(JsonWriter out, Report.States states) throws IOException {
        out.name("states").beginArray();
        for (ConnectionState each : ConnectionState.values()) {
            out.beginObject().name("state").value(each.word());
            JsonValues.strings(out, "sockets", states.in(each));
            out.name("transitions").beginArray();
            for (StateTransition transition : StateTransition.from(each)) {
                out.beginObject().name("to").value(transition.to().word());
                out.name("event").value(transition.event());
                out.name("sends").value(transition.sends()).endObject();
            }
            out.endArray().endObject();
        }
        out.endArray();
    }
}
