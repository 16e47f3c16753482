package dev.homeport.render;

import com.google.gson.stream.JsonWriter;
import dev.homeport.session.SessionEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Events as JSON, one object on one line each, for programs. The field {@code event} tells which; the others are the event's
 * values, in lower camel case, and null where there is none. Bytes are an object: {@code base64}, and {@code text}
 * as a screen shows them. Prose is a list of plain paragraphs. Verdicts are {@code pass}, {@code not-yet}, {@code wrong} and
 * {@code could-not-look}. These names are a promise: a program may rely on them.
 */
public final class JsonLines {
    private JsonLines() {}

    /** The event without a newline. Nothing is lost, and nothing in it can harm a terminal. */
    public static String of(SessionEvent event) {
        StringWriter text = new StringWriter();
        try (JsonWriter out = new JsonWriter(text)) {
            out.beginObject();
            SessionJson.write(out, event);
            out.endObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return JsonText.inert(text.toString());
    }
}
