package dev.homeport.lab;

import dev.homeport.net.Address;
import java.net.SocketAddress;
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
    private final Address local;

    WebErrors(String name, Home home, Address local) {
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
        SocketAddress far = request.getConnectionMetaData().getRemoteSocketAddress();
        Address peer = far == null ? null : Addresses.of(far);
        if (peer != null) {
            home.log()
                    .add(
                            name,
                            local,
                            peer,
                            JettyRequest.answered(request, request.getHttpURI().getPathQuery(), code));
        }
        ByteBuffer body = StandardCharsets.UTF_8.encode(code + " " + message + "\n");
        response.getHeaders().put(PLAIN);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
        response.write(true, body, callback);
    }
}
