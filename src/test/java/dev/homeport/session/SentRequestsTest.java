package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a request that may change something is sent while a step stays open. */
@Timeout(30)
class SentRequestsTest {
    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger gets = new AtomicInteger();
    private ServerSocket door;

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::serve, "counting server");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket client = door.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                String line = String.valueOf(in.readLine());
                (line.startsWith("POST") ? posts : gets).incrementAndGet();
                while (!line.isEmpty()) {
                    line = String.valueOf(in.readLine());
                }
                client.getOutputStream()
                        .write("HTTP/1.1 201 Made\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
                // A client, or the test.
            }
        }
    }

    @Test
    void aPostIsSentAgainOnlyWhereSomethingHappenedOrSomebodyAsks() {
        String lesson = """
                ## Make {#make}
                ```try
                listen 0 as web
                ```
                ```expect
                POST :PORT/notes answers 201
                GET :PORT/notes answers 200
                ```
                """.replace("PORT", Integer.toString(door.getLocalPort()));
        try (Learner learner = Learner.in(lesson)) {
            learner.type("listen 0 as web");
            int first = posts.get();
            int looked = gets.get();
            assertThat(first).isPositive();
            learner.type("help");
            learner.type("sockets");
            assertThat(posts.get()).isEqualTo(first);
            assertThat(gets.get()).as("a safe one is asked again").isGreaterThan(looked);
            learner.type("check");
            assertThat(posts.get()).as("one for the check").isEqualTo(first + 1);
            learner.type("listen 0 as other");
            assertThat(posts.get()).as("something happened").isEqualTo(first + 2);
            learner.type("check POST :" + door.getLocalPort() + "/notes answers 201");
            assertThat(posts.get()).as("that sentence, and the step's own").isBetween(first + 3, first + 4);
        }
    }
}
