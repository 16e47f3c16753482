package dev.homeport.render;

import com.google.gson.stream.JsonWriter;
import dev.homeport.verb.Report;
import java.io.IOException;

/** What passed a tap. {@code looks} is http, tls, text or binary; {@code bytes} may be only the beginning of {@code count}. */
final class TapJson {
    private TapJson() {}

    static void write(JsonWriter out, Report.Tap tap) throws IOException {
        out.name("tap").value(tap.tap()).name("connection").value(tap.connection());
        out.name("direction").value(tap.toServer() ? "to-server" : "to-client");
        out.name("looks").value(TapLooks.of(tap.data()).word());
        out.name("count").value(tap.count());
        JsonValues.bytes(out, "bytes", tap.data());
    }
}
