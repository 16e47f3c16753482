package dev.homeport.render;

import com.google.gson.stream.JsonWriter;
import dev.homeport.lesson.Prose;
import dev.homeport.net.Bytes;
import dev.homeport.words.Inert;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/** Values that several events have in common. */
final class JsonValues {
    private JsonValues() {}

    static void strings(JsonWriter out, String name, List<String> values) throws IOException {
        out.name(name).beginArray();
        for (String each : values) {
            out.value(each);
        }
        out.endArray();
    }

    static void bytes(JsonWriter out, String name, Bytes bytes) throws IOException {
        byte[] content = bytes.toArray();
        out.name(name).beginObject();
        out.name("base64").value(Base64.getEncoder().encodeToString(content));
        out.name("text").value(Inert.bytes(content));
        out.endObject();
    }

    static void prose(JsonWriter out, String name, List<Prose> blocks) throws IOException {
        out.name(name).beginArray();
        paragraphs(out, blocks);
        out.endArray();
    }

    private static void paragraphs(JsonWriter out, List<Prose> blocks) throws IOException {
        for (Prose each : blocks) {
            if (each instanceof Prose.Paragraph it) {
                out.value(plain(it.spans()));
            } else if (each instanceof Prose.Heading it) {
                out.value(plain(it.spans()));
            } else if (each instanceof Prose.Quote it) {
                paragraphs(out, it.content());
            } else if (each instanceof Prose.Listing it) {
                out.value(it.text());
            } else if (each instanceof Prose.Items it) {
                for (List<Prose> item : it.items()) {
                    paragraphs(out, item);
                }
            }
        }
    }

    private static String plain(List<Prose.Span> spans) {
        StringBuilder text = new StringBuilder();
        spans.forEach(each -> text.append(each.text()));
        return text.toString();
    }
}
