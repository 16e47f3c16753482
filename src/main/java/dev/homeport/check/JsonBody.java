package dev.homeport.check;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks up one value in a JSON body. All of the body must be JSON (RFC 8259) in UTF-8, whatever its Content-Type says; a byte
 * order mark before it is passed over (section 8.1).
 */
final class JsonBody {
    /** Deeper ones are not read: each level is a call of its own. */
    private static final int DEEPEST = 500;

    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{1000}");

    private final JsonReader reader;

    /** What was found at the key: its spelling for a message, and its value if it has no parts. */
    private @Nullable String shown;

    private @Nullable JsonScalar found;

    /** A name on the way to the key that stands twice in its object. */
    private @Nullable String doubled;

    private boolean tooDeep;

    private JsonBody(JsonReader reader) {
        this.reader = reader;
    }

    static Outcome judge(HttpAnswer answer, String key, JsonScalar wanted) {
        return HttpBodies.whole(answer, HttpContent.of(answer), bytes -> judge(answer, bytes, key, wanted));
    }

    private static Outcome judge(HttpAnswer answer, Bytes bytes, String key, JsonScalar wanted) {
        Optional<String> text = HttpContent.text(bytes, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return Outcome.contradicted(
                    "the body is no JSON: it is not UTF-8 (RFC 8259, section 8.1)", "send it in UTF-8");
        }
        JsonReader reader = new JsonReader(new StringReader(text.get()));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(DEEPEST + 1);
        JsonBody body = new JsonBody(reader);
        try {
            // A dot leads inwards; a key that has a dot of its own cannot be named.
            body.visit(List.of(key.split("\\.", -1)), 0);
            if (!body.tooDeep && reader.peek() != JsonToken.END_DOCUMENT) {
                return notJson(bytes);
            }
        } catch (MalformedJsonException | EOFException | IllegalStateException | NumberFormatException e) {
            // Its buffer's length is the reader's bound for a number: beyond, it takes it for a word without quotes.
            return LONG_NUMBER.matcher(text.get()).find()
                    ? Outcome.unseen("the JSON body has a number that is too long to be read")
                    : notJson(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException("text is read from memory", impossible);
        }
        return body.tooDeep
                ? Outcome.unseen("the JSON body is deeper than " + DEEPEST + " levels: no more of it was read")
                : body.outcome(answer, key, wanted);
    }

    private Outcome outcome(HttpAnswer answer, String key, JsonScalar wanted) {
        if (doubled != null) {
            return Outcome.unseen("the JSON body has the name \"" + Say.foreign(doubled)
                    + "\" twice in one object: which one counts is open (RFC 8259, section 4)");
        }
        if (shown == null) {
            return Outcome.contradicted("the JSON body has no " + Say.foreign(key), "add the key to what it answers");
        }
        String text = Say.foreign(key) + " = " + shown;
        JsonScalar value = found;
        if (value != null && !value.isComparable()) {
            return Outcome.unseen(text + ": that number is too long to compare");
        }
        return value != null && value.sameAs(wanted)
                ? Outcome.holds(HttpSentences.status(answer) + " with " + text)
                : Outcome.contradicted(text, "change the value in what it answers");
    }

    private static Outcome notJson(Bytes bytes) {
        return Outcome.contradicted(
                bytes.isEmpty() ? "an empty body" : "the body is no JSON: " + Say.quoted(bytes),
                "JSON looks like  {\"name\": \"Ada\"}");
    }

    /** Reads one value to its end: the whole body must be JSON, wherever the key stands. */
    private void visit(List<String> path, int depth) throws IOException {
        if (path.isEmpty()) {
            take(depth);
            return;
        }
        String key = path.get(0);
        List<String> inner = path.subList(1, path.size());
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                boolean seen = false;
                reader.beginObject();
                while (goesOn(depth)) {
                    boolean wanted = reader.nextName().equals(key);
                    doubled = wanted && seen ? key : doubled;
                    seen |= wanted;
                    visitOrPass(wanted, inner, depth + 1);
                }
                if (!tooDeep) {
                    reader.endObject();
                }
            }
            case BEGIN_ARRAY -> {
                reader.beginArray();
                for (int index = 0; goesOn(depth); index++) {
                    visitOrPass(key.equals(Integer.toString(index)), inner, depth + 1);
                }
                if (!tooDeep) {
                    reader.endArray();
                }
            }
            default -> pass(depth);
        }
    }

    private void visitOrPass(boolean wanted, List<String> path, int depth) throws IOException {
        if (wanted) {
            visit(path, depth);
        } else {
            pass(depth);
        }
    }

    private boolean goesOn(int depth) throws IOException {
        tooDeep |= depth >= DEEPEST;
        return !tooDeep && reader.hasNext();
    }

    private void take(int depth) throws IOException {
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
                found = null;
                shown = "an object";
                pass(depth);
            }
            default -> {
                found = null;
                shown = "an array";
                pass(depth);
            }
        }
    }

    /** Reads what nobody asked for. Not by skipValue, which lets control characters and bad escapes in strings pass. */
    private void pass(int depth) throws IOException {
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                reader.beginObject();
                while (goesOn(depth)) {
                    String unused = reader.nextName();
                    pass(depth + 1);
                }
                if (!tooDeep) {
                    reader.endObject();
                }
            }
            case BEGIN_ARRAY -> {
                reader.beginArray();
                while (goesOn(depth)) {
                    pass(depth + 1);
                }
                if (!tooDeep) {
                    reader.endArray();
                }
            }
            case BOOLEAN -> {
                boolean unused = reader.nextBoolean();
            }
            case NULL -> reader.nextNull();
            default -> {
                String unused = reader.nextString();
            }
        }
    }

    private void literal(String word) {
        found = new JsonScalar(JsonScalar.Kind.LITERAL, word);
        shown = word;
    }
}
