package dev.homeport.examples;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.port;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.testkit.LabExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;

/** The other ways to write an echo server; EchoServerTest has the first. */
@ExtendWith(LabExtension.class)
@Timeout(120)
class EchoWaysTest {
    @Test
    void oneAtATimeTheNextClientIsServedOnceTheFirstHasLeft() throws Exception {
        try (RunningExample server = RunningExample.start("echo-server/EchoOneAtATime.java", "0")) {
            int port = server.port();
            try (Talk first = new Talk(port);
                    Talk second = new Talk(port)) {
                assertThat(first.says("one\n").hears()).isEqualTo("one\n");
                second.says("two\n");
                // Only a second exchange with the first shows that it is still the first's turn.
                assertThat(first.says("one\n").hears()).isEqualTo("one\n");
                assertThat(second.waiting()).isZero();
                assertThat(first.hangsUp().hearsAll()).isEmpty();
                assertThat(second.hears()).isEqualTo("two\n");
            }
            assertThat(port(port))
                    .isListening()
                    .isReachableOnlyFromThisMachine()
                    .echoes("ping")
                    .echoesRandomBytes(65_536);
        }
    }

    @Test
    void oneSelectorServesManyAndWaitsForNobody() throws Exception {
        try (RunningExample server = RunningExample.start("echo-server/EchoSelector.java", "0")) {
            int port = server.port();
            servesManyAtOnce(port);
            aClientThatDoesNotReadGetsAllInTheEnd(port);
            aResetHurtsNobodyElse(port);
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads need Java 21")
    void virtualThreadsServeMany() throws Exception {
        try (RunningExample server = RunningExample.start("echo-server/EchoVirtualThreads.java", "0")) {
            int port = server.port();
            servesManyAtOnce(port);
            aClientThatDoesNotReadGetsAllInTheEnd(port);
            aResetHurtsNobodyElse(port);
        }
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20, disabledReason = "this Java has virtual threads")
    void withoutVirtualThreadsItSaysWhatItNeeds() throws Exception {
        try (RunningExample server = RunningExample.start("echo-server/EchoVirtualThreads.java", "0")) {
            assertThat(server.rest())
                    .containsExactly("virtual threads need Java 21 or newer; this is Java "
                            + Runtime.version().feature());
            assertThat(server.exitCode()).isEqualTo(1);
        }
    }

    private static void servesManyAtOnce(int port) throws Exception {
        try (Talk silent = new Talk(port)) {
            assertThat(port(port))
                    .isListening()
                    .isReachableOnlyFromThisMachine()
                    .echoesRandomBytes(65_536)
                    .servesClientsAtOnce(200);
            assertThat(silent.waiting()).isZero();
        }
    }

    /** Much more than all buffers on the way hold: the server has to stop reading, and must lose nothing. */
    private static void aClientThatDoesNotReadGetsAllInTheEnd(int port) throws Exception {
        byte[] much = new byte[20_000_000];
        new Random(62893).nextBytes(much);
        try (Socket client = RunningExample.connect("127.0.0.1", port)) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(client, much));
            // Others are served while it is stuck.
            assertThat(port(port)).echoes("ping");
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(much);
            sent.join();
        }
    }

    private static void send(Socket client, byte[] much) {
        try {
            OutputStream out = client.getOutputStream();
            out.write(much);
            client.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void aResetHurtsNobodyElse(int port) throws Exception {
        try (Talk steady = new Talk(port)) {
            assertThat(steady.says("one\n").hears()).isEqualTo("one\n");
            try (Socket rude = RunningExample.connect("127.0.0.1", port)) {
                rude.getOutputStream().write('x');
                rude.setSoLinger(true, 0);
            }
            assertThat(steady.says("two\n").hears()).isEqualTo("two\n");
            assertThat(port(port)).echoes("ping");
        }
    }
}
