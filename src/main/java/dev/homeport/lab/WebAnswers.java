package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.HttpSyntax;
import dev.homeport.net.WireEvent;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;

/** Answers every request of one web server from its routes. */
final class WebAnswers {
    private static final int MISDIRECTED = 421;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final String name;
    private final Routes routes;
    private final boolean exposed;
    private final Home home;
    private final Address local;

    WebAnswers(String name, Routes routes, boolean exposed, Home home, Address local) {
        this.name = name;
        this.routes = routes;
        this.exposed = exposed;
        this.home = home;
        this.local = local;
    }

    void answer(Context request) throws IOException {
        request.skipRemainingHandlers();
        String method = request.req().getMethod();
        String path = request.req().getRequestURI();
        String host = request.req().getServerName();
        // A page from elsewhere whose name was made to point at 127.0.0.1 sends its own name as Host.
        if (!exposed && !HttpSyntax.isLoopbackHost(host)) {
            say(request, MISDIRECTED, "421 Misdirected Request: this server is localhost, not " + host + "\n");
            return;
        }
        Optional<Routes.Hit> hit = routes.find(method, path);
        if (hit.isPresent()) {
            hit.get().fields().forEach(each -> request.res().addHeader(each.name(), each.value()));
            say(request, hit.get().status(), hit.get().type(), hit.get().body());
            return;
        }
        List<String> allowed = routes.methodsOf(path);
        if (allowed.isEmpty()) {
            say(request, NOT_FOUND, "404 Not Found: no route for " + path + "\n");
        } else {
            String methods = String.join(", ", allowed);
            // RFC 9110, section 15.5.6: the answer must name the methods that would do.
            request.header("Allow", methods);
            say(request, METHOD_NOT_ALLOWED, "405 Method Not Allowed: " + path + " takes " + methods + "\n");
        }
    }

    private void say(Context request, int status, String text) throws IOException {
        say(request, status, PLAIN, text.getBytes(StandardCharsets.UTF_8));
    }

    private void say(Context request, int status, String type, byte[] body) throws IOException {
        HttpServletResponse response = request.res();
        // Logged before the first byte leaves: whoever has read the answer finds the event.
        Address peer = peer(request);
        home.log().add(name, local, peer, answered(request, target(request), status));
        response.setStatus(status);
        response.setContentType(type);
        // RFC 9110, section 15.3.5 and 15.4.5: these two have no content.
        if (status != HttpServletResponse.SC_NO_CONTENT && status != HttpServletResponse.SC_NOT_MODIFIED) {
            response.setContentLength(body.length);
            if (!request.req().getMethod().equals("HEAD")) {
                response.getOutputStream().write(body);
            }
        }
        response.flushBuffer();
    }

    private static String target(Context request) {
        String query = request.req().getQueryString();
        return request.req().getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** As Jetty has it: the servlet's own words for it are text, to be parsed for each request. */
    static Address peer(Context request) {
        return Addresses.of(connection(request).getRemoteSocketAddress());
    }

    /** The endpoint at which the request came. */
    static Address local(Context request) {
        return Addresses.of(connection(request).getLocalSocketAddress());
    }

    static WireEvent.Answered answered(Context request, String target, int status) {
        return JettyRequest.answered(jetty(request), target, status);
    }

    private static ConnectionMetaData connection(Context request) {
        return jetty(request).getConnectionMetaData();
    }

    private static Request jetty(Context request) {
        return ServletContextRequest.getServletContextRequest(request.req());
    }
}
