package dev.homeport.session;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One journal entry as one line of JSON. Unknown fields are passed over, so that a newer journal can still be read. */
final class EntryJson {
    private EntryJson() {}

    static String write(Entry entry) {
        StringWriter out = new StringWriter();
        try (JsonWriter json = new JsonWriter(out)) {
            json.beginObject();
            json.name("at").value(entry.at().toString());
            json.name("kind").value(entry.kind().name().toLowerCase(Locale.ROOT));
            optional(json, "lesson", entry.lesson());
            optional(json, "step", entry.step());
            optional(json, "text", entry.text());
            optional(json, "outcome", entry.outcome());
            json.endObject();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toString();
    }

    /** The entry, or empty if the line is not one. */
    static Optional<Entry> read(String line) {
        Map<String, String> fields = new HashMap<>();
        try (JsonReader json = new JsonReader(new StringReader(line))) {
            json.beginObject();
            while (json.hasNext()) {
                String name = json.nextName();
                if (json.peek() == JsonToken.STRING) {
                    fields.put(name, json.nextString());
                } else {
                    json.skipValue();
                }
            }
            json.endObject();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                return Optional.empty();
            }
            return Optional.of(new Entry(
                    Instant.parse(fields.getOrDefault("at", "")),
                    Entry.Kind.valueOf(fields.getOrDefault("kind", "").toUpperCase(Locale.ROOT)),
                    fields.getOrDefault("lesson", ""),
                    fields.getOrDefault("step", ""),
                    fields.getOrDefault("text", ""),
                    fields.getOrDefault("outcome", "")));
        } catch (IOException | IllegalArgumentException | IllegalStateException | DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static void optional(JsonWriter json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.name(name).value(value);
        }
    }
}
