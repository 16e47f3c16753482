package dev.homeport.net;

import java.util.List;

/**
 * A response without its content: status line and header section.
 *
 * @param statusLine as received (RFC 9112, section 4), without its line end; it can hold anything
 * @param status 100 to 999
 * @param fields the field lines as received, one by one and in their order
 */
public record HttpHead(String statusLine, int status, List<HttpField> fields) {
    public HttpHead {
        fields = List.copyOf(fields);
    }

    /** The value of each field line of that name: two lines are two values (RFC 9110, section 5.3). */
    public List<String> values(String name) {
        return fields.stream()
                .filter(each -> each.isNamed(name))
                .map(HttpField::value)
                .toList();
    }
}
