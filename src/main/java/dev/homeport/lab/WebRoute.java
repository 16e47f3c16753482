package dev.homeport.lab;

import dev.homeport.net.HttpField;
import java.util.List;

/**
 * One answer of a web server.
 *
 * @param method a token of RFC 9110, section 9: GET, POST, ...
 * @param path begins with a slash; {@code {name}} matches one segment, and {@code {name}} in the body stands for it
 * @param status 200 to 599
 * @param fields more field lines of the answer; none that say how long the body is or what it is of
 */
public record WebRoute(
        String method, String path, int status, String contentType, String body, List<HttpField> fields) {
    public WebRoute {
        fields = List.copyOf(fields);
    }

    public WebRoute(String method, String path, int status, String contentType, String body) {
        this(method, path, status, contentType, body, List.of());
    }
}
