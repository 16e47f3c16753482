package example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers {@code /hello} with JSON, on the web server that is part of the JDK. */
public final class HelloServer implements AutoCloseable {
    private final HttpServer server;

    /** @param port 0 lets the system choose */
    public HelloServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        server.createContext("/hello", HelloServer::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        // Shortcut: every method is answered alike, and everything below /hello too.
        byte[] body = "{\"name\":\"Ada\",\"born\":1815}\n".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        // 0 seconds of waiting for answers that are on their way.
        server.stop(0);
    }
}
