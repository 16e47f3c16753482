package dev.homeport.testkit;

import dev.homeport.check.Sentences;
import dev.homeport.net.Bytes;
import dev.homeport.net.HttpField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to a page of this machine. It does not change: each method gives another.
 *
 * @param method in capitals: GET, POST, ...
 * @param url {@code :62893/hello}, or with {@code http://} and a loopback name before it
 * @param fields each replaces the usual one of that name, such as Host or Accept
 * @param body null for none
 */
public record Request(
        String method,
        String url,
        List<HttpField> fields,
        @Nullable Bytes body) {
    public Request {
        fields = List.copyOf(fields);
    }

    /** Without fields of its own, and without a body. */
    public Request(String method, String url) {
        this(method, url, List.of(), null);
    }

    /** The same with one more header field. */
    public Request withHeader(String name, String value) {
        List<HttpField> more = new ArrayList<>(fields);
        more.add(new HttpField(name, value));
        return new Request(method, url, more, body);
    }

    /** The same with that body, in UTF-8. */
    public Request withBody(String text) {
        return new Request(method, url, fields, Bytes.utf8(text));
    }

    Sentences.Carrying carrying() {
        return new Sentences.Carrying(fields, body);
    }
}
