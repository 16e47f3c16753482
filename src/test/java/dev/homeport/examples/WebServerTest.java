package dev.homeport.examples;

import static dev.homeport.examples.RunningExample.connect;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(120)
class WebServerTest {
    private static RunningExample server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        server = RunningExample.withClassPath("web-server/WebServer.java", "0");
        port = server.port();
    }

    @AfterAll
    static void end() throws Exception {
        server.close();
    }

    @Test
    void helloIsText() throws Exception {
        HttpResponse<String> answer = get("/hello");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.body()).isEqualTo("hello from home\n");
    }

    @Test
    void adaIsJson() throws Exception {
        HttpResponse<String> answer = get("/ada");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"name\":\"Ada\",\"born\":1815}\n");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void aForeignHostIsTurnedAway() throws Exception {
        assertThat(rawAnswer("Host: example.com")).startsWith("HTTP/1.1 421 ");
        assertThat(rawAnswer("Host: localhost.example.com:" + port)).startsWith("HTTP/1.1 421 ");
        assertThat(rawAnswer("Host: localhost:" + port)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void allThatItsPageOffersToTypeGoesWell() throws Exception {
        assertThat(Homeport.follows("web-server/README.md", port)).contains("hello from home", "Ada");
    }

    @Test
    @EnabledOnOs(OS.LINUX) // Only there is all of 127.0.0.0/8 this machine.
    void itListensOnOneLoopbackAddressOnly() {
        assertThatThrownBy(() -> connect("127.0.0.2", port).close()).isInstanceOf(ConnectException.class);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** By hand, since HttpClient does not let anybody choose Host. */
    private static String rawAnswer(String host) throws Exception {
        try (Socket socket = connect("127.0.0.1", port)) {
            String request = "GET /hello HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
