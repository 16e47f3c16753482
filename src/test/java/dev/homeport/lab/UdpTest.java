package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Transport;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Datagrams on real sockets. */
class UdpTest extends UdpLabTest {
    @Test
    void aReceiveTakesExactlyOneDatagramAndSaysWhoseItIs() throws LabException {
        bindAndConnect();
        udpSend("u", "one");
        udpSend("u", "two");
        Udp.Datagram first = take("server");
        assertThat(first.data().text()).isEqualTo("one");
        assertThat(first.from()).isEqualTo(lab.find("u").orElseThrow().local());
        assertThat(take("server").data().text()).isEqualTo("two");
    }

    @Test
    void anEmptyDatagramIsOneAllTheSame() throws LabException {
        LedgerEntry server = lab.udp().bind(ANY_PORT, "server", false, act());
        lab.udp().bind(ANY_PORT, "u", false, act());
        lab.udp().send("u", local(server), Bytes.EMPTY, act());
        lab.udp().send("u", local(server), Bytes.utf8("x"), act());
        assertThat(take("server").data()).isEqualTo(Bytes.EMPTY);
        assertThat(take("server").data().text()).isEqualTo("x");
    }

    @Test
    void fromAConnectedSocketJavaSendsNoEmptyOneAndThatIsSaid() throws LabException {
        bindAndConnect();
        LabException e = refused(() -> udpSend("u", ""));
        assertThat(e.what()).isEqualTo("u is connected, and Java sends no empty datagram from a connected socket");
        assertThat(e.next()).isEqualTo("send it from a socket of `udp bind`, or leave `from` out");
    }

    @Test
    void whatDoesNotFitIsLostAndCounted() throws LabException {
        bindAndConnect();
        udpSend("u", "hello world");
        udpSend("u", "next");
        Udp.Datagram cut = lab.udp().receive("server", 5, act());
        assertThat(cut.data().text()).isEqualTo("hello");
        assertThat(cut.lost()).isEqualTo(6);
        assertThat(take("server").data().text()).as("the rest is gone").isEqualTo("next");
        assertThat(eventsOf("server")).contains(new WireEvent.Truncated(6));
    }

    @Test
    void theLargestDatagramArrivesWhole() throws LabException {
        bindAndConnect();
        byte[] large = new byte[Udp.MOST_V4];
        large[Udp.MOST_V4 - 1] = 7;
        lab.udp().send("u", null, Bytes.of(large), act());
        assertThat(take("server").data()).isEqualTo(Bytes.of(large));
    }

    @Test
    void oneByteMoreIsRefusedWithTheReason() throws LabException {
        bindAndConnect();
        LabException e = refused(() -> lab.udp().send("u", null, Bytes.of(new byte[65_508]), act()));
        assertThat(e.trouble()).isEqualTo(Trouble.BAD_INPUT);
        assertThat(e.what()).isEqualTo("65508 bytes do not fit into one datagram: 65507 is the most on IPv4");
        assertThat(e.next()).isEqualTo("65,535 bytes of a packet, less 20 for IP's and 8 for UDP's header: send less");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onIpv6TwentyBytesMoreFit() throws LabException {
        LedgerEntry server = lab.udp().bind(ANY_V6_PORT, "server", false, act());
        lab.udp().connect(local(server), "u", act());
        byte[] large = new byte[Udp.MOST_V6];
        lab.udp().send("u", null, Bytes.of(large), act());
        assertThat(take("server").data().length()).isEqualTo(65_527);
        LabException e = refused(() -> lab.udp().send("u", null, Bytes.of(new byte[65_528]), act()));
        assertThat(e.what()).isEqualTo("65528 bytes do not fit into one datagram: 65527 is the most on IPv6");
    }

    @Test
    void aConnectedSocketIsToldThatThePortIsUnreachable() throws LabException {
        Endpoint nobody = nobody();
        lab.udp().connect(nobody, "u", act());
        udpSend("u", "anybody?");
        LabException e = refused(() -> take("u"));
        assertThat(e.trouble()).isEqualTo(Trouble.UNREACHABLE);
        assertThat(e.what()).isEqualTo("port unreachable: ICMP says no socket has " + nobody);
        assertThat(e.next()).isEqualTo("`udp bind " + nobody.port() + "` makes one there; u can go on");
        assertThat(eventsOf("u")).endsWith(new WireEvent.Unreachable());
    }

    @Test
    void theNextSendIsToldTooAndSendsNothing() throws LabException {
        lab.udp().connect(nobody(), "u", act());
        udpSend("u", "anybody?");
        LabException e = refused(() -> udpSend("u", "still nobody?"));
        assertThat(e.what()).startsWith("port unreachable").endsWith("; this one was not sent");
        assertThat(eventsOf("u").stream().filter(WireEvent.Sent.class::isInstance))
                .hasSize(1);
    }

    @Test
    void afterTheErrorTheSocketGoesOn() throws LabException {
        Endpoint nobody = nobody();
        lab.udp().connect(nobody, "u", act());
        udpSend("u", "anybody?");
        refused(() -> take("u"));
        lab.udp().bind(nobody, "late", false, act());
        udpSend("u", "there you are");
        assertThat(take("late").data().text()).isEqualTo("there you are");
    }

    @Test
    void anUnconnectedSocketIsToldNothing() throws LabException {
        lab.udp().bind(ANY_PORT, "u", false, act());
        lab.udp().send("u", nobody(), Bytes.utf8("anybody?"), act());
        LabException e = refused(() -> lab.udp().receive("u", 100, within(50)));
        assertThat(e.trouble()).isEqualTo(Trouble.TIMED_OUT);
        assertThat(e.what()).isEqualTo("no datagram came to u within 50 ms");
    }

    @Test
    void aTakenUdpPortNamesItsHolderAndTcpIsNoObstacle() throws LabException {
        LedgerEntry listener = listen("l");
        LedgerEntry first = lab.udp().bind(local(listener), "first", false, act());
        LabException e = refused(() -> lab.udp().bind(local(first), "second", false, act()));
        assertThat(e.trouble()).isEqualTo(Trouble.PORT_TAKEN);
        assertThat(e.what()).isEqualTo("port " + local(first).port() + " is taken by first of this lab");
    }

    @Test
    void anotherProgramsHolderIsNamed() throws Exception {
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(LoopbackAddress.V4, 0))) {
            Endpoint taken = Endpoint.loopback(other.getLocalPort());
            LabException e = refused(() -> lab.udp().bind(taken, null, false, act()));
            assertThat(e.what())
                    .contains(
                            "taken by java, process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aConnectedSocketSendsNowhereElse() throws LabException {
        bindAndConnect();
        LabException e = refused(() -> lab.udp().send("u", Endpoint.loopback(9), Bytes.utf8("x"), act()));
        assertThat(e.what()).startsWith("u is connected to 127.0.0.1:").endsWith(" and sends nowhere else");
    }

    @Test
    void theTwoVersionsOfIpDoNotMix() throws LabException {
        lab.udp().bind(ANY_PORT, "four", false, act());
        Endpoint six = new Endpoint(LoopbackAddress.V6, 5353);
        LabException e = refused(() -> lab.udp().send("four", six, Bytes.utf8("x"), act()));
        assertThat(e.what()).matches("four is bound to 127.0.0.1:\\d+, from where \\[::1]:5353 cannot be reached");
    }

    @Test
    void nothingIsSentToOtherMachines() throws LabException {
        lab.udp().bind(ANY_PORT, "u", false, act());
        Endpoint elsewhere = Endpoint.of(new InetSocketAddress("192.0.2.1", 53));
        assertThat(refused(() -> lab.udp().send("u", elsewhere, Bytes.utf8("x"), act()))
                        .trouble())
                .isEqualTo(Trouble.EXPOSED);
        assertThat(refused(() -> lab.udp().connect(elsewhere, null, act())).trouble())
                .isEqualTo(Trouble.EXPOSED);
        Endpoint everywhere = Endpoint.of(new InetSocketAddress("0.0.0.0", 0));
        assertThat(refused(() -> lab.udp().bind(everywhere, null, false, act())).trouble())
                .isEqualTo(Trouble.EXPOSED);
    }

    @Test
    void eachEventHasThePeerOfItsDatagram() throws LabException {
        bindAndConnect();
        Endpoint server = local(lab.find("server").orElseThrow());
        Endpoint client = local(lab.find("u").orElseThrow());
        udpSend("u", "ping");
        take("server");
        WireEvent received = lab.events().get(lab.events().size() - 1);
        assertThat(received.localAddress()).isEqualTo(server);
        assertThat(received.remoteAddress()).isEqualTo(client);
        assertThat(received.what()).isEqualTo(new WireEvent.Received(Bytes.utf8("ping"), 4, true));
    }

    @Test
    void closingWakesWhoeverReceives() throws Exception {
        lab.udp().bind(ANY_PORT, "u", false, act());
        Future<LabException> waiting = meanwhile(() -> refused(() -> take("u")));
        awaitWaiting(1);
        lab.close("u");
        assertThat(waiting.get().trouble()).isEqualTo(Trouble.CLOSED);
        assertThat(lab.find("u").orElseThrow().open()).isFalse();
    }

    @Test
    void theKernelShowsTheSocketWhileItIsOpen() throws LabException {
        int port = local(lab.udp().bind(ANY_PORT, "u", false, act())).port();
        assertThat(inKernel(port)).isTrue();
        lab.close("u");
        assertThat(inKernel(port)).isFalse();
    }

    private void bindAndConnect() throws LabException {
        LedgerEntry server = lab.udp().bind(ANY_PORT, "server", false, act());
        lab.udp().connect(local(server), "u", act());
    }

    private boolean inKernel(int port) {
        return lab.kernelTable().orElse(List.of()).stream()
                .anyMatch(row -> row.transport() == Transport.UDP && row.local().port() == port);
    }
}
