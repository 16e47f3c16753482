package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.WireEvent;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRingTest {
    private static final Party PARTY = new Party(
            "e", 7, Endpoint.loopback(1).toSocketAddress(), Endpoint.loopback(2).toSocketAddress());

    private final EventRing ring = new EventRing(1_000, 4_000);

    private static ByteBuffer message(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return ByteBuffer.allocateDirect(length).put(bytes).flip();
    }

    private void whole(WireEvent.What what) {
        ring.add(new WireEvent(ring.mark() + 1, Instant.now(), "c", null, null, what));
    }

    @Test
    void aBriefEventIsReadAsAWholeOne() {
        ByteBuffer data = ByteBuffer.allocateDirect(5).put("hello".getBytes(StandardCharsets.US_ASCII));
        ring.addEchoed(PARTY, data, 5, 3, System.nanoTime());
        ring.addSent(PARTY, data, 3, 2, System.nanoTime());
        ring.add(PARTY, EventRing.Brief.PEER_CLOSED, System.nanoTime());
        List<WireEvent> all = ring.all();
        assertThat(all)
                .extracting(WireEvent::what)
                .containsExactly(
                        new WireEvent.Received(Bytes.utf8("hello"), 5),
                        new WireEvent.Sent(Bytes.utf8("hel"), 3),
                        new WireEvent.Sent(Bytes.utf8("lo"), 2),
                        new WireEvent.PeerClosed());
        assertThat(all).extracting(WireEvent::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(all.get(0).name()).isEqualTo("e.7");
        assertThat(all.get(0).local()).isEqualTo(Endpoint.loopback(1));
        assertThat(all.get(0).remote()).isEqualTo(Endpoint.loopback(2));
        assertThat(all.get(0).at())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    }

    @Test
    void ofALongMessageTheBeginningIsKept() {
        ring.addEchoed(PARTY, message(5_000), 5_000, 5_000, 0);
        WireEvent.Received received = (WireEvent.Received) ring.all().get(0).what();
        assertThat(received.count()).isEqualTo(5_000);
        assertThat(received.data().length()).isEqualTo(EventRing.MOST_OF_BRIEF);
        assertThat(received.data().at(255)).isEqualTo(255);
    }

    @Test
    void theOldestEventsGoWhereThereAreTooMany() {
        for (int i = 0; i < 2_500; i++) {
            if (i % 2 == 0) {
                whole(new WireEvent.Bound());
            } else {
                ring.add(PARTY, EventRing.Brief.CLOSED, 0);
            }
        }
        assertThat(ring.mark()).isEqualTo(2_500);
        assertThat(ring.all())
                .hasSize(1_000)
                .first()
                .extracting(WireEvent::number)
                .isEqualTo(1_501L);
        assertThat(ring.all()).last().extracting(WireEvent::what).isEqualTo(new WireEvent.Closed());
    }

    @Test
    void halfOfAnEchoCanBeTheOldestThatIsLeft() {
        ByteBuffer data = message(10);
        for (int i = 0; i < 3_000; i++) {
            ring.addEchoed(PARTY, data, 10, 10, 0);
            if (i % 3 == 0) {
                whole(new WireEvent.Sent(Bytes.of(new byte[7]), 7));
            }
            List<WireEvent> all = i % 100 == 0 ? ring.all() : List.of();
            for (int k = 1; k < all.size(); k++) {
                assertThat(all.get(k).number()).isEqualTo(all.get(k - 1).number() + 1);
                if (all.get(k - 1).what() instanceof WireEvent.Received received) {
                    assertThat(all.get(k).what()).isEqualTo(new WireEvent.Sent(received.data(), 10));
                }
            }
        }
        assertThat(ring.all()).hasSize(1_000);
    }

    @Test
    void theOldestWholeEventsGoWhereTheirBytesAreTooMany() {
        for (int i = 0; i < 6; i++) {
            whole(new WireEvent.Sent(Bytes.of(new byte[1_000]), 1_000));
        }
        assertThat(ring.all()).extracting(WireEvent::number).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void bytesThatNewerMessagesHaveReplacedAreNotShownAsOthers() {
        ByteBuffer data = message(1_000);
        EventRing wide = new EventRing(10_000, 4_000);
        for (int i = 0; i < 2_000; i++) {
            wide.addEchoed(PARTY, data, 1_000, 0, 0);
        }
        List<WireEvent> all = wide.all();
        WireEvent.Received oldest = (WireEvent.Received) all.get(0).what();
        assertThat(oldest).isEqualTo(new WireEvent.Received(Bytes.EMPTY, 1_000));
        assertThat(all.subList(1_000, 2_000)).allSatisfy(event -> {
            WireEvent.Received received = (WireEvent.Received) event.what();
            assertThat(received.data().length()).isEqualTo(1_000);
            assertThat(received.data().at(999)).isEqualTo(999 & 0xff);
        });
    }

    @Test
    void aPartyIsNamedAfterItsServer() {
        Party far = new Party("echo", 12, new InetSocketAddress("::1", 5), new InetSocketAddress("::1", 6));
        assertThat(far.name()).isEqualTo("echo.12");
        assertThat(far.remote()).hasToString("[::1]:6");
    }
}
