package dev.homeport.check;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.homeport.net.HttpAnswer;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up one value in a JSON body. */
final class JsonBody {
    private final JsonReader reader;

    /** What was found at the key: its spelling for a message, and its value if it has no parts. */
    private @Nullable String shown;

    private @Nullable JsonScalar found;

    private JsonBody(JsonReader reader) {
        this.reader = reader;
    }

    static Outcome judge(HttpAnswer answer, String key, JsonScalar wanted) {
        JsonReader reader = new JsonReader(new StringReader(answer.body().text()));
        reader.setStrictness(Strictness.STRICT);
        JsonBody body = new JsonBody(reader);
        try {
            // A dot leads inwards; a key that has a dot of its own cannot be named.
            body.visit(List.of(key.split("\\.", -1)));
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                return notJson(answer);
            }
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            return notJson(answer);
        }
        if (body.shown == null) {
            return Outcome.contradicted("the JSON body has no " + Say.foreign(key), "add the key to what it answers");
        }
        String text = Say.foreign(key) + " = " + body.shown;
        return body.found != null && body.found.sameAs(wanted)
                ? Outcome.holds("status " + answer.status() + " with " + text)
                : Outcome.contradicted(text, "change the value in what it answers");
    }

    private static Outcome notJson(HttpAnswer answer) {
        return Outcome.contradicted(
                answer.body().isEmpty() ? "an empty body" : "the body is no JSON: " + Say.quoted(answer.body()),
                "JSON looks like  {\"name\": \"Ada\"}");
    }

    /** Reads one value to its end; the whole body must be JSON, wherever the key stands. */
    private void visit(List<String> path) throws IOException {
        if (path.isEmpty()) {
            take();
            return;
        }
        String key = path.get(0);
        List<String> inner = path.subList(1, path.size());
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                reader.beginObject();
                while (reader.hasNext()) {
                    visitOrSkip(reader.nextName().equals(key), inner);
                }
                reader.endObject();
            }
            case BEGIN_ARRAY -> {
                reader.beginArray();
                for (int index = 0; reader.hasNext(); index++) {
                    visitOrSkip(key.equals(Integer.toString(index)), inner);
                }
                reader.endArray();
            }
            default -> reader.skipValue();
        }
    }

    private void visitOrSkip(boolean wanted, List<String> path) throws IOException {
        if (wanted) {
            visit(path);
        } else {
            reader.skipValue();
        }
    }

    private void take() throws IOException {
        switch (reader.peek()) {
            case STRING -> {
                String text = reader.nextString();
                found = new JsonScalar(JsonScalar.Kind.STRING, text);
                shown = "\"" + Say.foreign(text) + "\"";
            }
            case NUMBER -> {
                String number = reader.nextString();
                found = new JsonScalar(JsonScalar.Kind.NUMBER, number);
                shown = Say.foreign(number);
            }
            case BOOLEAN -> literal(Boolean.toString(reader.nextBoolean()));
            case NULL -> {
                reader.nextNull();
                literal("null");
            }
            case BEGIN_OBJECT -> {
                shown = "an object";
                reader.skipValue();
            }
            default -> {
                shown = "an array";
                reader.skipValue();
            }
        }
    }

    private void literal(String word) {
        found = new JsonScalar(JsonScalar.Kind.LITERAL, word);
        shown = word;
    }
}
