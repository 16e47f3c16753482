package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.EchoMode;
import dev.homeport.net.Endpoint;
import dev.homeport.net.WireEvent;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only the selector does over TLS. What it has in common with the other modes is in {@link TlsEchoTest}. */
class TlsSelectorTest extends LabTest {
    private static final int CLIENTS = 200;

    private Endpoint echo() throws LabException {
        return local(lab.tls().echo(ANY_PORT, "e", EchoSettings.of(EchoMode.SELECTOR), false, act()));
    }

    @Test
    @Timeout(60)
    void twoHundredClientsAtOnceGetTheirOwnBytesFromOneThread() throws Exception {
        Endpoint at = echo();
        SSLContext trust = TlsClients.trusting(lab.tls().authorityFile());
        CountDownLatch all = new CountDownLatch(CLIENTS);
        List<Future<Boolean>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            byte[] own = new byte[40_000];
            new Random(i).nextBytes(own);
            clients.add(meanwhile(() -> {
                try (Socket raw = new Socket(at.address(), at.port());
                        SSLSocket client = TlsClients.over(trust, raw)) {
                    client.startHandshake();
                    all.countDown();
                    assertThat(all.await(40, TimeUnit.SECONDS)).isTrue();
                    for (int round = 0; round < 3; round++) {
                        assertThat(TlsClients.echoOf(client, own)).isEqualTo(own);
                    }
                    return true;
                }
            }));
        }
        for (Future<Boolean> each : clients) {
            assertThat(each.get(50, TimeUnit.SECONDS)).isTrue();
        }
        Awaitility.await().until(() -> lab.echoFigures("e").clients() == 0);
        assertThat(lab.echoFigures("e").served()).isEqualTo(CLIENTS);
        assertThat(lab.echoFigures("e").received()).isEqualTo(CLIENTS * 120_000L);
        assertThat(lab.echoFigures("e").sent()).isEqualTo(CLIENTS * 120_000L);
        assertThat(lab.echoFigures("e").errors()).isEmpty();
    }

    @Test
    void aSelectorsSilentClientIsLetGoAfterTenSeconds() throws Exception {
        Endpoint at = echo();
        lab.connect(at, "silent", act());
        assertThat(lab.receive("silent", 1, 1, within(15_000)).endOfStream()).isTrue();
        await("e.1", WireEvent.Closed.class);
        assertThat(eventsOf("e.1"))
                .containsExactly(
                        new WireEvent.Accepted("e"),
                        new WireEvent.TimedOut(Duration.ofSeconds(10)),
                        new WireEvent.Closed());
        assertThat(lab.echoFigures("e").errors()).containsEntry("TLS: timed-out", 1L);
    }

    @Test
    void whoKeepsTooMuchOfASelectorsMemoryIsLetGoAndTheOthersStay() throws Exception {
        Home home = new Home();
        ServerSocketChannel listening = ServerSocketChannel.open().bind(ANY_PORT.toSocketAddress());
        EchoDesk desk =
                new EchoDesk("e", listening, home, "test", EchoSettings.of(EchoMode.SELECTOR), new TlsKit().server());
        TlsSelector selector = new TlsSelector(desk, Objects.requireNonNull(desk.side()), 1);
        selector.start();
        try (Socket first = new Socket("127.0.0.1", listening.socket().getLocalPort());
                Socket second = new Socket("127.0.0.1", listening.socket().getLocalPort())) {
            byte[] halfARecord = {0x16, 3, 1, 2, 0, 1};
            first.getOutputStream().write(halfARecord);
            Awaitility.await().until(() -> desk.tally().clients.get() == 2);
            second.getOutputStream().write(halfARecord);
            Awaitility.await().until(() -> desk.tally().clients.get() == 1);
            assertThat(desk.tally().errors()).containsOnlyKeys("let go: the slow clients keep too much memory");
        } finally {
            selector.close(Deadline.after(Lab.CLOSING));
        }
    }
}
