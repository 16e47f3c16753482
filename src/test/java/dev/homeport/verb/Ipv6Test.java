package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.homeport.lab.DualStack;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Look;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.SocketKind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything that works on 127.0.0.1 works on ::1. */
@Timeout(30)
class Ipv6Test {
    private final Typist typist = new Typist();

    @BeforeEach
    void onlyWhereThereIsIpv6() {
        assumeThat(hasIpv6()).as("this machine has ::1").isTrue();
    }

    @AfterEach
    void close() {
        typist.close();
    }

    @Test
    void aConnectionOverIpv6CarriesBytes() throws VerbException {
        typist.typeAll("listen [::1]:0 as six", "connect six as c", "accept six as a", "send c hi");
        assertThat(typist.local("six").toString()).startsWith("[::1]:");
        assertThat(typist.type("recv a"))
                .containsExactly(new Report.Data("a received 2 bytes", Bytes.utf8("hi"), true, false));
    }

    @Test
    void theSameNumberOnTheOtherAddressIsAnotherPort() throws VerbException {
        typist.type("listen [::1]:0 as six");
        typist.type("listen 127.0.0.1:" + typist.port("six") + " as four");
        assertThat(typist.fails("listen [::1]:" + typist.port("six")).what())
                .isEqualTo("port " + typist.port("six") + " is taken by six of this lab");
    }

    @Test
    void aListenerOnEveryAddressTakesBothVersions() throws VerbException {
        List<Report> said = typist.type("listen [::]:0 --expose as dual");
        assertThat(said.get(1).toString()).contains(":: takes IPv4 and IPv6, as Java clears IPV6_V6ONLY");
        int port = typist.port("dual");
        typist.typeAll("connect 127.0.0.1:" + port + " as four", "accept dual as a4");
        typist.typeAll("connect [::1]:" + port + " as six", "accept dual as a6");
        assertThat(typist.local("a4")).isEqualTo(Endpoint.loopback(port));
        assertThat(typist.local("a6")).isEqualTo(new Endpoint(LoopbackAddress.V6, port));
        assertThat(DualStack.takesBoth(typist.local("dual"))).isTrue();
        assertThat(DualStack.takesBoth(typist.local("a6"))).isFalse();
    }

    @Test
    void aServerOnIpv6AnswersAndAProbeFindsIt() throws VerbException {
        typist.typeAll("echo [::1]:0 as parrot", "serve [::1]:0 as site", "route GET / hello on site");
        Look.Echo echo = new Look.Echo(typist.port("parrot"), Bytes.utf8("ping"));
        Look.ManyClients many = new Look.ManyClients(typist.port("parrot"), 5);
        dev.homeport.net.Snapshot seen = typist.lab().snapshot(0, Set.of(echo, many), dev.homeport.lab.Act.of("test"));
        Endpoint asked = new Endpoint(LoopbackAddress.V6, typist.port("parrot"));
        assertThat(seen.answer(echo).orElse(null).asked())
                .singleElement()
                .satisfies(at -> assertThat(at.endpoint()).isEqualTo(asked));
        assertThat(seen.answer(many).orElse(null).asked())
                .singleElement()
                .satisfies(at -> assertThat(at.answer().counted()).isEqualTo(5));
        Report.Http page = (Report.Http) typist.type("http GET site/").get(0);
        assertThat(page.answer().status()).isEqualTo(200);
        assertThat(page.answer().sent().text()).contains("\r\nHost: [::1]:" + typist.port("site") + "\r\n");
    }

    @Test
    void aDatagramOverIpv6ComesBack() throws VerbException {
        typist.typeAll("echo [::1]:0 --udp as parrot", "udp send parrot hi");
        assertThat(typist.lab().find("parrot").orElseThrow().kind()).isEqualTo(SocketKind.UDP_ECHO_SERVER);
        assertThat(typist.type("udp recv u1"))
                .containsExactly(new Report.Data(
                        "u1 received a datagram of 2 bytes from " + typist.local("parrot"),
                        Bytes.utf8("hi"),
                        true,
                        false));
    }

    @Test
    void aUdpSocketsNameIsProbedAndIsNoPlaceToConnectTo() throws VerbException {
        typist.type("echo [::1]:0 --udp as parrot");
        Report.Facts probed = (Report.Facts) typist.type("probe parrot --udp").get(0);
        assertThat(probed.facts()).contains(new Report.Facts.Fact("outcome", "answered"));
        VerbException connected = catchThrowableOfType(VerbException.class, () -> typist.type("connect parrot"));
        assertThat(connected.next()).isEqualTo("UDP has no connections: `udp send parrot hi` sends it a datagram");
    }

    @Test
    void aSwarmThatIsRefusedOnIpv6NeedsAServerThere() throws VerbException {
        typist.type("listen [::1]:0 as gone");
        String at = typist.local("gone").toString();
        typist.type("close gone");
        VerbException refused = catchThrowableOfType(
                VerbException.class, () -> typist.type("swarm " + at + " --clients 1 --messages 1"));
        assertThat(refused.next()).isEqualTo("`echo " + at + "` starts a server there");
    }

    @Test
    void localhostIsTriedAddressByAddress() throws VerbException {
        List<InetAddress> all = typist.lab().resolve("localhost").orElse(List.of());
        InetAddress last = all.get(all.size() - 1);
        typist.type("listen " + (last.equals(LoopbackAddress.V6) ? "[::1]" : "127.0.0.1") + ":0 as only");
        int port = typist.port("only");
        List<Report> said = typist.type("connect localhost:" + port + " as me");
        assertThat(said).hasSize(all.size());
        assertThat(said.get(said.size() - 1).toString()).contains("connected me: ");
        assertThat(typist.lab().find("me").orElseThrow().remote()).isEqualTo(new Endpoint(last, port));
        if (all.size() > 1) {
            assertThat(said.get(0))
                    .isEqualTo(new Report.Remark(new Endpoint(all.get(0), port)
                            + " refused: nobody listens there; next is " + new Endpoint(last, port)));
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, LoopbackAddress.V6)) {
            return socket.isBound();
        } catch (java.io.IOException none) {
            return false;
        }
    }
}
