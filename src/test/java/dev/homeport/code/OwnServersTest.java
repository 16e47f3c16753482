package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.Look;
import dev.homeport.net.Observed;
import dev.homeport.net.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that a learner writes in Java, as the lab's probes and its log see them. */
@Timeout(60)
class OwnServersTest {
    private static final Bytes PING = Bytes.utf8("ping");

    private final Lab lab = Lab.open(LabSettings.USUAL);
    private final JavaPrompt java = JavaPrompt.of(lab);

    @AfterEach
    void close() {
        lab.close();
    }

    private void run(String source) throws LabException {
        java.run(source, new Act("java", Duration.ofSeconds(20), new Cancellation()), new Told());
    }

    private int port(String name) {
        Endpoint local = lab.find(name).orElseThrow().local();
        return Objects.requireNonNull(local).port();
    }

    @Test
    void aProbeOfThemIsAnsweredAndIsNoEvent() throws Exception {
        run("""
                ServerSocket door = new ServerSocket(0);
                DatagramSocket box = new DatagramSocket(0);
                HttpServer site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
                site.createContext("/", exchange -> { exchange.sendResponseHeaders(404, -1); exchange.close(); });
                site.start();
                new Thread(() -> {
                    while (true) {
                        try (Socket s = door.accept()) {
                            s.getInputStream().transferTo(s.getOutputStream());
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }).start();
                new Thread(() -> {
                    while (true) {
                        try {
                            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
                            box.receive(packet);
                            box.send(packet);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }).start();
                """);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> lab.guests().unattended().isEmpty());
        long before = lab.mark();
        Look.Echo echo = new Look.Echo(port("door"), PING);
        Look.UdpEcho datagram = new Look.UdpEcho(port("box"), PING);
        Look.Http page = HttpAnswers.get("127.0.0.1:" + port("site"));
        Snapshot seen = lab.snapshot(before, Set.of(echo, datagram, page), Act.of("check"));
        assertThat(seen.answer(echo).orElse(null).asked().get(0).answer().received())
                .isEqualTo(PING);
        assertThat(seen.answer(datagram).orElse(null).asked().get(0).answer().received())
                .isEqualTo(List.of(PING));
        assertThat(status(seen.answer(page))).isEqualTo(404);
        assertThat(lab.mark()).as("events of probes").isEqualTo(before);
        // What is no probe is told of.
        lab.connect(Endpoint.loopback(port("door")), "caller", Act.of("connect"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> lab.events().stream().anyMatch(e -> e.name().startsWith("door.")));
    }

    private static int status(Observed<HttpAnswer> answer) {
        return answer.match(HttpAnswer::status, reason -> List.of(reason).size());
    }
}
