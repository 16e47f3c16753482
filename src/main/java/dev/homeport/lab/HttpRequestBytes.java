package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.Trouble;
import dev.homeport.words.Inert;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP/1.1 request as it goes over the wire (RFC 9112, section 3). */
final class HttpRequestBytes {
    private HttpRequestBytes() {}

    /** @throws LabException BAD_INPUT, EXPOSED */
    static Bytes of(String method, URI uri, List<Map.Entry<String, String>> headers, @Nullable Bytes body)
            throws LabException {
        check(method, uri, headers);
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ').append(target(uri)).append(" HTTP/1.1\r\n");
        // Only what the caller did not say: a Host of one's own is how a lesson meets 421.
        field(head, headers, "Host", uri.getRawAuthority());
        field(head, headers, "User-Agent", "homeport");
        field(head, headers, "Accept", "*/*");
        if (body != null) {
            field(head, headers, "Content-Length", Integer.toString(body.length()));
        } else if (method.equals("POST") || method.equals("PUT") || method.equals("PATCH")) {
            field(head, headers, "Content-Length", "0");
        }
        // The end of the answer is then the end of the connection, and nothing stays open.
        field(head, headers, "Connection", "close");
        headers.forEach(each ->
                head.append(each.getKey()).append(": ").append(each.getValue()).append("\r\n"));
        Bytes bytes = Bytes.of(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        return body == null ? bytes : bytes.plus(body);
    }

    private static void check(String method, URI uri, List<Map.Entry<String, String>> headers) throws LabException {
        if (!("http".equalsIgnoreCase(uri.getScheme()) || HttpCall.isSecure(uri))
                || uri.getHost() == null
                || uri.getRawUserInfo() != null) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    "\"" + Inert.line(uri.toString()) + "\" is no http address",
                    "write it as http://localhost:8080/path");
        }
        if (!HttpSyntax.isLoopbackHost(uri.getHost())) {
            throw new LabException(
                    Trouble.EXPOSED,
                    Inert.line(uri.getHost()) + " is not on loopback: the request would leave this machine",
                    "ask localhost, 127.0.0.1 or [::1]");
        }
        if (!HttpSyntax.isToken(method)) {
            throw new LabException(
                    Trouble.BAD_INPUT, "the method \"" + Inert.line(method) + "\" cannot be", "try GET or POST");
        }
        for (Map.Entry<String, String> each : headers) {
            if (!HttpSyntax.isToken(each.getKey()) || !HttpSyntax.isFieldValue(each.getValue())) {
                throw new LabException(
                        Trouble.BAD_INPUT,
                        "the header \"" + Inert.line(each.getKey() + ": " + each.getValue()) + "\" cannot be",
                        "write it as Name: value, in one line");
            }
        }
    }

    private static String target(URI uri) {
        // URI lets other letters than ASCII's stand in a path; on the wire they are percent-encoded UTF-8.
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    private static void field(StringBuilder head, List<Map.Entry<String, String>> headers, String name, String value) {
        if (headers.stream().noneMatch(each -> each.getKey().equalsIgnoreCase(name))) {
            head.append(name).append(": ").append(value).append("\r\n");
        }
    }
}
