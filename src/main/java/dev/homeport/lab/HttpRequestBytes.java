package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpField;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.HttpSyntax;
import dev.homeport.net.Trouble;
import dev.homeport.words.Inert;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An HTTP/1.1 request as it goes over the wire (RFC 9112, section 3). */
final class HttpRequestBytes {
    private HttpRequestBytes() {}

    /** @throws LabException BAD_INPUT, EXPOSED */
    static Bytes of(HttpRequest request) throws LabException {
        mayBeSent(request);
        String method = request.method();
        List<HttpField> own = request.fields();
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ').append(request.url().target()).append(" HTTP/1.1\r\n");
        // Only what the caller did not say: a Host of one's own is how a lesson meets 421.
        field(head, own, "Host", request.url().authority());
        field(head, own, "User-Agent", "homeport");
        field(head, own, "Accept", "*/*");
        Bytes body = request.body();
        if (body != null) {
            field(head, own, "Content-Length", Integer.toString(body.length()));
        } else if (method.equals("POST") || method.equals("PUT") || method.equals("PATCH")) {
            field(head, own, "Content-Length", "0");
        }
        // The end of the answer is then the end of the connection, and nothing stays open.
        field(head, own, "Connection", "close");
        own.forEach(each -> head.append(each).append("\r\n"));
        Bytes bytes = Bytes.of(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        return body == null ? bytes : bytes.plus(body);
    }

    /** @throws LabException BAD_INPUT, EXPOSED */
    static void mayBeSent(HttpRequest request) throws LabException {
        if (!request.url().isLocal()) {
            throw new LabException(
                    Trouble.EXPOSED,
                    Inert.line(request.url().host()) + " is not on loopback: the request would leave this machine",
                    "ask localhost, 127.0.0.1 or [::1]");
        }
        if (!HttpSyntax.isToken(request.method())) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    "the method \"" + Inert.line(request.method()) + "\" cannot be",
                    "try GET or POST");
        }
        for (HttpField each : request.fields()) {
            if (!HttpSyntax.isToken(each.name()) || !HttpSyntax.isFieldValue(each.value())) {
                throw new LabException(
                        Trouble.BAD_INPUT,
                        "the header \"" + Inert.line(each.toString()) + "\" cannot be",
                        "write it as Name: value, in one line");
            }
        }
    }

    private static void field(StringBuilder head, List<HttpField> own, String name, String value) {
        if (own.stream().noneMatch(each -> each.isNamed(name))) {
            head.append(name).append(": ").append(value).append("\r\n");
        }
    }
}
