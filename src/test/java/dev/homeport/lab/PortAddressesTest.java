package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Transport;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortAddressesTest {
    private static final int PORT = 62893;

    private static KernelSocket listener(String address, int port) {
        try {
            return new KernelSocket(
                    Transport.TCP,
                    new Endpoint(InetAddress.getByName(address), port),
                    null,
                    ConnectionState.LISTEN,
                    Observed.unseen("not asked"));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<String> where(String... listening) {
        return PortAddresses.of(
                        Observed.seen(Arrays.stream(listening)
                                .map(each -> listener(each, PORT))
                                .toList()),
                        Transport.TCP,
                        PORT)
                .stream()
                .map(Endpoint::toString)
                .toList();
    }

    @Test
    void aPortIsAskedWhereSomebodyListensAndAt127001First() {
        assertThat(where("::1")).containsExactly("[::1]:62893");
        assertThat(where("127.0.0.2")).containsExactly("127.0.0.2:62893");
        assertThat(where("127.0.0.3", "127.0.0.2", "::1", "127.0.0.1"))
                .containsExactly("127.0.0.1:62893", "[::1]:62893", "127.0.0.2:62893", "127.0.0.3:62893");
    }

    @Test
    void whatListensOnEveryAddressIsReachedOnTheNearestOne() {
        assertThat(where("0.0.0.0")).containsExactly("127.0.0.1:62893");
        assertThat(where("::")).containsExactly("127.0.0.1:62893", "[::1]:62893");
    }

    @Test
    void whereNobodyIsSeenTheTwoUsualAddressesAreAsked() {
        assertThat(where()).containsExactly("127.0.0.1:62893", "[::1]:62893");
        assertThat(where("192.0.2.1")).containsExactly("127.0.0.1:62893", "[::1]:62893");
        assertThat(PortAddresses.of(Observed.unseen("not readable"), Transport.TCP, PORT))
                .isEqualTo(PortAddresses.usual(PORT));
        assertThat(PortAddresses.of(Observed.seen(List.of(listener("::1", 1))), Transport.TCP, PORT))
                .isEqualTo(PortAddresses.usual(PORT));
        assertThat(PortAddresses.of(Observed.seen(List.of(listener("::1", PORT))), Transport.UDP, PORT))
                .isEqualTo(PortAddresses.usual(PORT));
    }
}
