package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.WireEvent;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty itself refuses, such as a request without Host, in one line of text instead of a page. */
final class WebErrors extends ErrorHandler {
    private static final HttpField PLAIN = new HttpField(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");

    private final String name;
    private final Home home;
    private final Endpoint local;

    WebErrors(String name, Home home, Endpoint local) {
        this.name = name;
        this.home = home;
        this.local = local;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        if (Request.getRemoteAddr(request) != null
                && request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress from
                && !home.probePorts().isProbe(Endpoint.of(from))) {
            home.log()
                    .add(
                            name,
                            local,
                            Endpoint.of(from),
                            new WireEvent.Answered(
                                    request.getMethod(), request.getHttpURI().getPathQuery(), code));
        }
        ByteBuffer body = StandardCharsets.UTF_8.encode(code + " " + message + "\n");
        response.getHeaders().put(PLAIN);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
        response.write(true, body, callback);
    }
}
