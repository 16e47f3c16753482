package dev.homeport.net;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP response, or how the attempt to get one ended.
 *
 * @param end COMPLETE if there is a response; otherwise status is 0 and the rest empty
 * @param headers field names in lower case (RFC 9110, section 5.1: case-insensitive), values in the order received
 * @param body at most the first MiB
 */
public record HttpAnswer(ProbeEnd end, int status, Map<String, List<String>> headers, Bytes body) {
    public static HttpAnswer none(ProbeEnd end) {
        return new HttpAnswer(end, 0, Map.of(), Bytes.EMPTY);
    }

    /** The field's value, several joined by comma (RFC 9110, section 5.3). */
    public Optional<String> header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? Optional.empty() : Optional.of(String.join(", ", values));
    }
}
