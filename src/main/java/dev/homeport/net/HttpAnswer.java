package dev.homeport.net;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An HTTP response, or how the attempt to get one ended.
 *
 * @param end COMPLETE if there is a response; otherwise status is 0 and the rest empty
 * @param statusLine as received (RFC 9112, section 4), without its line end; it can hold anything
 * @param fields the header fields as received, in their order
 * @param body at most the first MiB
 */
public record HttpAnswer(ProbeEnd end, String statusLine, int status, List<Field> fields, Bytes body) {
    public HttpAnswer {
        fields = List.copyOf(fields);
    }

    /** A header field. Its name is compared without regard to case (RFC 9110, section 5.1). */
    public record Field(String name, String value) {}

    public static HttpAnswer none(ProbeEnd end) {
        return new HttpAnswer(end, "", 0, List.of(), Bytes.EMPTY);
    }

    /** The field's value, several joined by comma (RFC 9110, section 5.3). */
    public Optional<String> header(String name) {
        boolean present = fields.stream().anyMatch(f -> f.name().equalsIgnoreCase(name));
        return present
                ? Optional.of(fields.stream()
                        .filter(f -> f.name().equalsIgnoreCase(name))
                        .map(Field::value)
                        .collect(Collectors.joining(", ")))
                : Optional.empty();
    }
}
