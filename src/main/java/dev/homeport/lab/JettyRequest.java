package dev.homeport.lab;

import dev.homeport.net.HttpField;
import dev.homeport.net.WireEvent;
import org.eclipse.jetty.server.Request;

/** A request that Jetty has read, as the wire log tells of it. */
final class JettyRequest {
    private JettyRequest() {}

    static WireEvent.Answered answered(Request request, String target, int status) {
        Iterable<HttpField> fields = () -> request.getHeaders().stream()
                .map(each -> new HttpField(each.getName(), each.getValue() == null ? "" : each.getValue()))
                .iterator();
        return WireEvent.Answered.of(request.getMethod(), target, status, fields);
    }
}
