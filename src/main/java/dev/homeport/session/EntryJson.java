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
import org.jspecify.annotations.Nullable;

/** One journal entry as one line of JSON. Unknown fields are passed over, so that a newer journal can still be read. */
final class EntryJson {
    /** Far above any time, and far below where counting on from it would overflow. */
    private static final long MOST = Long.MAX_VALUE / 2;

    private static final String AT = "{\"at\":\"";
    private static final String LINE = "\",\"kind\":\"line\",";

    private EntryJson() {}

    static String write(Logged logged) {
        Entry entry = logged.entry();
        StringWriter out = new StringWriter();
        try (JsonWriter json = new JsonWriter(out)) {
            json.beginObject();
            json.name("at").value(entry.at().toString());
            json.name("kind").value(entry.kind().name().toLowerCase(Locale.ROOT));
            json.name("run").value(logged.run());
            json.name("n").value(logged.number());
            optional(json, "lesson", entry.lesson());
            optional(json, "step", entry.step());
            optional(json, "text", entry.text());
            optional(json, "outcome", entry.outcome());
            Map<String, Long> seen = logged.seen();
            if (entry.kind() == Entry.Kind.RESET && seen != null) {
                json.name("seen").beginObject();
                for (Map.Entry<String, Long> each : seen.entrySet()) {
                    json.name(each.getKey()).value(each.getValue());
                }
                json.endObject();
            }
            json.endObject();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toString();
    }

    /** Whether the line is, as far as its beginning and end tell, a typed one of ours: progress has no use for it. */
    static boolean isTyped(String line) {
        int at = line.indexOf('"', AT.length());
        return line.startsWith(AT) && at > 0 && line.startsWith(LINE, at) && line.endsWith("}");
    }

    /**
     * The entry, or empty if the line is not one. What an older program wrote, without a number, gets one by its time.
     *
     * @param run taken for who wrote it where the line does not say so
     * @param above the number of the entry above it in the file
     */
    static Optional<Logged> read(String line, String run, long above) {
        Map<String, String> fields = new HashMap<>();
        long number = -1;
        Map<String, Long> seen = null;
        try (JsonReader json = new JsonReader(new StringReader(line))) {
            json.beginObject();
            while (json.hasNext()) {
                String name = json.nextName();
                JsonToken type = json.peek();
                if (type == JsonToken.STRING) {
                    fields.put(name, json.nextString());
                } else if (type == JsonToken.NUMBER && name.equals("n")) {
                    number = inRange(json.nextLong());
                } else if (type == JsonToken.BEGIN_OBJECT && name.equals("seen")) {
                    seen = numbers(json);
                } else {
                    json.skipValue();
                }
            }
            json.endObject();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                return Optional.empty();
            }
            return Optional.of(logged(fields, run, number, above, seen));
        } catch (IOException | IllegalArgumentException | IllegalStateException | DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static Logged logged(
            Map<String, String> fields, String run, long number, long above, @Nullable Map<String, Long> seen) {
        Instant at = Instant.parse(fields.getOrDefault("at", ""));
        Entry.Kind kind = Entry.Kind.valueOf(fields.getOrDefault("kind", "").toUpperCase(Locale.ROOT));
        Entry entry = new Entry(
                at,
                kind,
                fields.getOrDefault("lesson", ""),
                fields.getOrDefault("step", ""),
                fields.getOrDefault("text", ""),
                fields.getOrDefault("outcome", ""));
        if (number >= 0) {
            return new Logged(fields.getOrDefault("run", run), number, seen == null ? Map.of() : seen, entry);
        }
        // Seconds first: the milliseconds of the farthest times overflow.
        long byTime = Math.abs(at.getEpochSecond()) > MOST / 1000 ? 0 : at.toEpochMilli();
        return new Logged(run, Math.max(byTime, above + 1), kind == Entry.Kind.RESET ? null : Map.of(), entry);
    }

    private static Map<String, Long> numbers(JsonReader json) throws IOException {
        Map<String, Long> numbers = new HashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            numbers.put(json.nextName(), inRange(json.nextLong()));
        }
        json.endObject();
        return Map.copyOf(numbers);
    }

    private static long inRange(long number) {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException("no number of an entry: " + number);
        }
        return number;
    }

    private static void optional(JsonWriter json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.name(name).value(value);
        }
    }
}
