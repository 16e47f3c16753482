package dev.homeport.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PatientClientTest {
    private static final String FILE = "patient-client/PatientClient.java";

    @Test
    void whereNobodyListensItTriesFiveTimes() throws Exception {
        int nobody;
        try (ServerSocket gone = listener()) {
            nobody = gone.getLocalPort();
        }
        try (RunningExample client = RunningExample.start(FILE, Integer.toString(nobody))) {
            List<String> lines = client.rest();
            assertThat(lines).hasSize(9);
            for (int attempt = 1; attempt <= 5; attempt++) {
                assertThat(lines.get(2 * attempt - 2)).startsWith("try " + attempt + ": not connected: ");
            }
            assertThat(lines.get(1)).matches("waits \\d+ ms, of at most 100");
            assertThat(lines.get(7)).matches("waits \\d+ ms, of at most 800");
            assertThat(client.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aLostAnswerIsAskedForAgain() throws Exception {
        try (ServerSocket listener = listener();
                RunningExample client = RunningExample.start(FILE, port(listener), "ping")) {
            try (Socket first = listener.accept()) {
                assertThat(first.getInputStream().readNBytes(5)).isEqualTo("ping\n".getBytes(UTF_8));
            }
            try (Socket second = listener.accept()) {
                assertThat(second.getInputStream().readNBytes(5)).isEqualTo("ping\n".getBytes(UTF_8));
                second.getOutputStream().write("pong\r\n".getBytes(UTF_8));
                assertThat(client.rest())
                        .hasSize(3)
                        .startsWith("try 1: no answer: the server closed before the end of its line")
                        .endsWith("received pong");
            }
            assertThat(client.exitCode()).isZero();
        }
    }

    @Test
    void aDrippingAnswerDoesNotHoldItAndWhatMustNotHappenTwiceIsNotRepeated() throws Exception {
        try (ServerSocket listener = listener();
                RunningExample client = RunningExample.start(FILE, port(listener), "add 5", "once")) {
            try (Socket only = listener.accept()) {
                drip(only);
            }
            assertThat(client.rest())
                    .hasSize(2)
                    .first()
                    .asString()
                    .matches("try 1: no answer: (Read timed out|not complete in 1000 ms)");
            assertThat(client.exitCode()).isEqualTo(1);
            listener.setSoTimeout(1);
            assertThat(listener).satisfies(PatientClientTest::hasNobodyWaiting);
        }
    }

    @Test
    void onItsPageALateServerIsGivenUpOnAndAHealedOneAnswers() throws Exception {
        try (Homeport homeport = new Homeport()) {
            homeport.follows("patient-client/README.md", Map.of("62893", 0));
            String port = Integer.toString(homeport.port("link"));
            try (RunningExample late = RunningExample.start(FILE, port, "hello", "once")) {
                assertThat(late.rest())
                        .containsExactly(
                                "try 1: no answer: Read timed out",
                                "not tried again: it may have been carried out already");
            }
            homeport.does("heal link");
            try (RunningExample healed = RunningExample.start(FILE, port, "hello")) {
                assertThat(healed.rest()).containsExactly("received hello");
            }
        }
    }

    /** A byte now and then, never a line end, until the client is gone. */
    private static void drip(Socket client) throws InterruptedException {
        try {
            while (true) {
                client.getOutputStream().write('x');
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException gone) {
            // That is what was waited for.
        }
    }

    private static void hasNobodyWaiting(ServerSocket listener) {
        try (Socket unexpected = listener.accept()) {
            throw new AssertionError("it came again, from port " + unexpected.getPort());
        } catch (IOException nobody) {
            // Right.
        }
    }

    private static ServerSocket listener() throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        listener.setSoTimeout(60_000);
        return listener;
    }

    private static String port(ServerSocket listener) {
        return Integer.toString(listener.getLocalPort());
    }
}
