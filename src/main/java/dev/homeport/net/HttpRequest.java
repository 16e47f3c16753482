package dev.homeport.net;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to be sent.
 *
 * @param method a token (RFC 9110, section 9.1), as it goes over the wire
 * @param fields each replaces the usual one of that name
 * @param body null for none
 */
public record HttpRequest(
        String method,
        HttpUrl url,
        List<HttpField> fields,
        @Nullable Bytes body) {
    public HttpRequest {
        fields = List.copyOf(fields);
    }

    public static HttpRequest get(HttpUrl url) {
        return new HttpRequest("GET", url, List.of(), null);
    }

    /** Whether asking is not meant to change anything (RFC 9110, section 9.2.1). */
    public boolean isSafe() {
        return List.of("GET", "HEAD", "OPTIONS", "TRACE").contains(method);
    }
}
