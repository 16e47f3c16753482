package dev.homeport.examples;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The other ways to write an echo server; EchoServerTest has the first. */
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
            Homeport.sees(
                    "port " + port + " is reachable only from this machine",
                    "port " + port + " echoes \"ping\"",
                    "port " + port + " echoes 65536 random bytes");
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
            Homeport.sees(
                    "port " + port + " is reachable only from this machine",
                    "port " + port + " echoes 65536 random bytes",
                    "port " + port + " serves 200 clients at once");
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
            Homeport.sees("port " + port + " echoes \"ping\"");
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
            Homeport.sees("port " + port + " echoes \"ping\"");
        }
    }
}
