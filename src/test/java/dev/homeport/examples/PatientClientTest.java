package dev.homeport.examples;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.port;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.LabException;
import dev.homeport.net.Port;
import dev.homeport.testkit.Connection;
import dev.homeport.testkit.LabExtension;
import dev.homeport.testkit.Listener;
import dev.homeport.testkit.Sockets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
@Timeout(120)
class PatientClientTest {
    private static final String FILE = "patient-client/PatientClient.java";

    @Test
    void whereNobodyListensItTriesFiveTimes(Port nobody) throws Exception {
        assertThat(port(nobody)).isFree();
        try (RunningExample client = RunningExample.start(FILE, nobody.toString())) {
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
    void aLostAnswerIsAskedForAgain(Sockets sockets) throws Exception {
        try (Listener listener = sockets.within(RunningExample.START).listen();
                RunningExample client =
                        RunningExample.start(FILE, listener.port().toString(), "ping")) {
            try (Connection first = listener.accept()) {
                first.receive(5);
                assertThat(first).received("ping\n");
            }
            try (Connection second = listener.accept()) {
                second.receive(5);
                assertThat(second).received("ping\n");
                second.send("pong\r\n");
                assertThat(client.rest())
                        .hasSize(3)
                        .startsWith("try 1: no answer: the server closed before the end of its line")
                        .endsWith("received pong");
                assertThat(client.exitCode()).isZero();
                second.receiveToTheEnd();
                assertThat(second).wasClosedByThePeer();
            }
        }
    }

    @Test
    void aDrippingAnswerDoesNotHoldItAndWhatMustNotHappenTwiceIsNotRepeated(Sockets sockets) throws Exception {
        try (Listener listener = sockets.within(RunningExample.START).listen()) {
            String port = listener.port().toString();
            try (RunningExample client = RunningExample.start(FILE, port, "add 5", "once");
                    Connection only = listener.accept()) {
                drip(only);
                assertThat(client.rest())
                        .hasSize(2)
                        .first()
                        .asString()
                        .matches("try 1: no answer: (Read timed out|not complete in 1000 ms)");
                assertThat(client.exitCode()).isEqualTo(1);
            }
            // A second try of its own would stand before this one in the queue.
            try (Connection next = sockets.connect(listener.port());
                    Connection accepted = listener.accept()) {
                next.send("not the client");
                next.halfClose();
                accepted.receiveToTheEnd();
                assertThat(accepted).received("not the client");
            }
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
    private static void drip(Connection client) throws InterruptedException {
        try {
            while (true) {
                client.send("x");
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (LabException gone) {
            // That is what was waited for.
        }
    }
}
