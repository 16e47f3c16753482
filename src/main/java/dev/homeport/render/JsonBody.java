package dev.homeport.render;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON text with a line for each value. Apart from other classes, so that Gson is loaded only when JSON comes. */
final class JsonBody {
    private final JsonReader in;
    private final int deepest;
    private final List<List<Run>> lines = new ArrayList<>();
    private List<Run> line = new ArrayList<>();

    private JsonBody(String json, int deepest) {
        this.in = new JsonReader(new StringReader(json));
        in.setStrictness(Strictness.STRICT);
        this.deepest = deepest;
    }

    /**
     * The lines, or empty if the text is not JSON (RFC 8259).
     *
     * @param deepest the most columns to indent by
     */
    static Optional<List<List<Run>>> pretty(String json, int deepest) {
        JsonBody body = new JsonBody(json, deepest);
        try {
            body.value(0);
            if (body.in.peek() != JsonToken.END_DOCUMENT) {
                return Optional.empty();
            }
        } catch (IOException notJson) {
            return Optional.empty();
        }
        body.lines.add(body.line);
        return Optional.of(body.lines);
    }

    /** Gson itself gives up at a depth of 255, so this cannot run out of stack. */
    private void value(int depth) throws IOException {
        switch (in.peek()) {
            case BEGIN_OBJECT -> object(depth);
            case BEGIN_ARRAY -> array(depth);
            case STRING -> add(quoted(in.nextString()), Tone.CODE);
            case NUMBER -> add(in.nextString(), Tone.INWARD);
            case BOOLEAN -> add(String.valueOf(in.nextBoolean()), Tone.INWARD);
            case NULL -> {
                in.nextNull();
                add("null", Tone.INWARD);
            }
            default -> throw new IOException("not a value");
        }
    }

    private void object(int depth) throws IOException {
        in.beginObject();
        add("{", Tone.MUTED);
        boolean first = true;
        for (; in.hasNext(); first = false) {
            separate(first, depth + 1);
            add(quoted(in.nextName()), Tone.STRONG);
            add(": ", Tone.MUTED);
            value(depth + 1);
        }
        in.endObject();
        close(first, "}", depth);
    }

    private void array(int depth) throws IOException {
        in.beginArray();
        add("[", Tone.MUTED);
        boolean first = true;
        for (; in.hasNext(); first = false) {
            separate(first, depth + 1);
            value(depth + 1);
        }
        in.endArray();
        close(first, "]", depth);
    }

    private void separate(boolean first, int depth) {
        if (!first) {
            add(",", Tone.MUTED);
        }
        next(depth);
    }

    private void close(boolean empty, String bracket, int depth) {
        if (!empty) {
            next(depth);
        }
        add(bracket, Tone.MUTED);
    }

    private void next(int depth) {
        lines.add(line);
        line = new ArrayList<>();
        add(" ".repeat(Math.min(deepest, depth * 2)), Tone.PLAIN);
    }

    private void add(String text, Tone tone) {
        line.add(new Run(text, tone));
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        String lines = escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        return "\"" + JsonText.inert(lines) + "\"";
    }
}
