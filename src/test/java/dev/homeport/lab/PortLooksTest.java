package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.ClientsAnswer;
import dev.homeport.net.DatagramAnswer;
import dev.homeport.net.EchoAnswer;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Look;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.PortAnswers;
import dev.homeport.net.PortAnswers.At;
import dev.homeport.net.PortAnswers.Spared;
import dev.homeport.net.PortAnswers.Standing;
import dev.homeport.net.ProbeEnd;
import dev.homeport.net.TlsAnswer;
import dev.homeport.servers.DatagramHabit;
import dev.homeport.servers.Habit;
import dev.homeport.servers.TcpServer;
import dev.homeport.servers.TcpServer.Staff;
import dev.homeport.servers.UdpServer;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which addresses of a port are asked, by TCP, TLS and UDP, and whose place is not taken. */
class PortLooksTest extends PortLookTest {
    @ParameterizedTest
    @EnumSource(names = {"HTTP_ALONE", "HTTP_ALONE_AND_STAY"})
    void whoHasNothingForAClientHelloAndAnswersHttpSpeaksHttp(Habit habit) throws IOException {
        try (TcpServer server = TcpServer.open(habit)) {
            TlsAnswer answer = one(new Look.Tls(server.port()), 2_000);
            assertThat(answer.end()).isEqualTo(TlsAnswer.End.OTHER_PROTOCOL);
            assertThat(answer.words()).endsWith("has no answer to a ClientHello, and one to HTTP without TLS");
        }
    }

    @Test
    void whereNobodyListensAllAreRefused() throws Exception {
        int closed = local(listen("gone")).port();
        lab.close("gone");
        assertThat(look(new Look.Echo(closed, PING), 500).asked())
                .containsExactly(new At<>(
                        Endpoint.loopback(closed), Standing.FREE, new EchoAnswer(Bytes.EMPTY, ProbeEnd.REFUSED)));
        assertThat(one(new Look.ManyClients(closed, 3), 500).end()).isEqualTo(ClientsAnswer.End.REFUSED);
        assertThat(one(new Look.Tls(closed), 500).end()).isEqualTo(TlsAnswer.End.REFUSED);
        lab.udp().bind(Endpoint.loopback(closed), "u", false, act());
        lab.close("u");
        assertThat(one(new Look.UdpEcho(closed, PING), 500).end()).isEqualTo(ProbeEnd.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"WEB", "ECHO", "GREETING", "CAPITALS"})
    void anotherProtocolIsSeenNotToBeTls(Habit habit) throws IOException {
        try (TcpServer server = TcpServer.open(habit)) {
            assertThat(one(new Look.Tls(server.port()), 5_000).end()).isEqualTo(TlsAnswer.End.OTHER_PROTOCOL);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DISCARD", "CLOSE", "READ_AND_CLOSE", "READ_AND_RESET"})
    void silenceAndAClosedConnectionTellNothingOfTls(Habit habit) throws IOException {
        try (TcpServer server = TcpServer.open(habit)) {
            TlsAnswer answer = one(new Look.Tls(server.port()), 300);
            assertThat(answer.end()).as("%s", answer).isEqualTo(TlsAnswer.End.NOTHING);
        }
    }

    @ParameterizedTest
    @CsvSource({"ECHO, 'ping'", "TWICE, 'ping,ping'", "ANOTHER_FIRST, 'ok,ping'", "ANOTHER, no", "DISCARD, ''"})
    void aUdpProbeTakesAllThatComes(DatagramHabit habit, String back) throws IOException {
        try (UdpServer server = UdpServer.open(habit)) {
            DatagramAnswer answer = one(new Look.UdpEcho(server.port(), PING), 700);
            assertThat(String.join(
                            ",", answer.received().stream().map(Bytes::text).toList()))
                    .isEqualTo(back);
        }
    }

    @Test
    void howeverManyOthersComeFirstAUdpProbeFindsItsOwn() throws IOException {
        try (UdpServer server = UdpServer.open(DatagramHabit.TWENTY_OTHERS_FIRST)) {
            List<Bytes> received =
                    one(new Look.UdpEcho(server.port(), PING), 2_000).received();
            assertThat(received).hasSize(DatagramAnswer.MOST + 2).endsWith(PING, PING);
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.2", "::1", "0.0.0.0", "::"})
    void aPortIsAskedWhereTheKernelSaysThatSomebodyListens(String address) throws IOException {
        Endpoint expected = address.endsWith("2") || address.equals("::1") ? at(address, 0) : Endpoint.loopback(0);
        try (TcpServer server = TcpServer.open(Habit.ECHO, Staff.EACH, address, 0, 5);
                UdpServer datagrams = UdpServer.open(DatagramHabit.ECHO, address, 0)) {
            At<EchoAnswer> echo =
                    look(new Look.Echo(server.port(), PING), 2_000).asked().get(0);
            assertThat(echo.answer().received()).isEqualTo(PING);
            assertThat(echo.endpoint().address()).isEqualTo(expected.address());
            assertThat(server.accepted()).isEqualTo(1);
            assertThat(one(new Look.ManyClients(server.port(), 3), 2_000).end()).isEqualTo(ClientsAnswer.End.SERVED);
            assertThat(one(new Look.Tls(server.port()), 2_000).end()).isEqualTo(TlsAnswer.End.OTHER_PROTOCOL);
            At<DatagramAnswer> datagram = look(new Look.UdpEcho(datagrams.port(), PING), 2_000)
                    .asked()
                    .get(0);
            assertThat(datagram.answer().received()).containsExactly(PING);
            assertThat(datagram.endpoint().address()).isEqualTo(expected.address());
        }
    }

    private static Endpoint at(String address, int port) throws IOException {
        return new Endpoint(InetAddress.getByName(address), port);
    }

    @Test
    void twoServersOnOnePortAreTwo() throws IOException {
        try (TcpServer four = TcpServer.open(Habit.ECHO);
                TcpServer six = TcpServer.open(Habit.CAPITALS, Staff.EACH, "::1", four.port(), 5)) {
            assertThat(look(new Look.Echo(four.port(), PING), 2_000).asked())
                    .extracting(each -> each.answer().received().text())
                    .containsExactly("ping", "PING");
            assertThat(six.accepted()).isEqualTo(1);
        }
    }

    @Test
    void anotherAddressIsAnotherSocket() throws Exception {
        try (TcpServer four = TcpServer.open(Habit.ECHO);
                UdpServer datagrams = UdpServer.open(DatagramHabit.ECHO)) {
            lab.listen(new Endpoint(LoopbackAddress.V6, four.port()), "door", 5, true, false, act());
            lab.udp().bind(new Endpoint(LoopbackAddress.V6, datagrams.port()), "box", false, act());
            PortAnswers<EchoAnswer> echo = look(new Look.Echo(four.port(), PING), 2_000);
            assertThat(echo.asked())
                    .singleElement()
                    .satisfies(at -> assertThat(at.answer().received()).isEqualTo(PING));
            assertThat(echo.spared()).extracting(Spared::name).containsExactly("door");
            PortAnswers<DatagramAnswer> datagram = look(new Look.UdpEcho(datagrams.port(), PING), 2_000);
            assertThat(datagram.asked()).hasSize(1);
            assertThat(datagram.spared()).extracting(Spared::name).containsExactly("box");
            failure(dev.homeport.net.Trouble.TIMED_OUT, () -> lab.accept("door", null, within(50)));
        }
    }

    @Test
    void theReverseIsTrueAsWell() throws Exception {
        try (TcpServer six = TcpServer.open(Habit.ECHO, Staff.EACH, "::1", 0, 5)) {
            lab.listen(Endpoint.loopback(six.port()), "door", 5, true, false, act());
            PortAnswers<EchoAnswer> echo = look(new Look.Echo(six.port(), PING), 2_000);
            assertThat(echo.asked())
                    .singleElement()
                    .satisfies(at -> assertThat(at.endpoint().address()).isEqualTo(LoopbackAddress.V6));
            failure(dev.homeport.net.Trouble.TIMED_OUT, () -> lab.accept("door", null, within(50)));
        }
    }

    @Test
    void nobodysPlaceInAQueueIsTaken() throws Exception {
        int port = local(listen("door")).port();
        int far = local(lab.proxies().proxy(ANY_PORT, Endpoint.loopback(port), "far", act()))
                .port();
        int near = local(lab.proxies().proxy(ANY_PORT, Endpoint.loopback(far), "near", act()))
                .port();
        Endpoint box = local(lab.udp().bind(ANY_PORT, "box", false, act()));
        Endpoint lock = local(lab.tls().listen(ANY_PORT, "lock", 5, true, false, act()));
        List<Look<?>> looks = new ArrayList<>();
        for (int each : List.of(port, far, near, lock.port())) {
            looks.addAll(List.of(new Look.Echo(each, PING), new Look.ManyClients(each, 3), new Look.Tls(each)));
        }
        looks.add(new Look.UdpEcho(box.port(), PING));
        var seen = lab.snapshot(0, looks, within(100));
        for (Look<?> look : looks) {
            PortAnswers<?> answer = (PortAnswers<?>) seen.answers().get(look).match(value -> value, reason -> reason);
            assertThat(answer.asked()).isEmpty();
            assertThat(answer.spared()).hasSize(1);
        }
        assertThat(look(new Look.Echo(near, PING), 100).spared().get(0))
                .isEqualTo(new Spared(Endpoint.loopback(near), "door", false, List.of("near", "far")));
        failure(dev.homeport.net.Trouble.TIMED_OUT, () -> lab.accept("door", null, within(50)));
    }

    @Test
    void aProbeThatWasTakenForTheOnlyClientIsSaidToBe() throws IOException {
        try (TcpServer once = TcpServer.open(Habit.DISCARD, Staff.ONE_SHOT)) {
            Look.Echo look = new Look.Echo(once.port(), PING);
            At<EchoAnswer> first = look(look, 200).asked().get(0);
            assertThat(first.standing()).isEqualTo(Standing.USED_UP);
            assertThat(first.answer().end()).isEqualTo(ProbeEnd.TIMED_OUT);
            At<EchoAnswer> second = look(look, 200).asked().get(0);
            assertThat(second.standing()).isEqualTo(Standing.USED_UP);
            assertThat(second.answer().end()).isEqualTo(ProbeEnd.REFUSED);
        }
    }

    @Test
    void aRealClientWithTheLocalPortOfAProbeIsLogged() throws Exception {
        int port = local(lab.echo(ANY_PORT, "e", false, act())).port();
        int probe;
        try (TcpServer server = TcpServer.open(Habit.ECHO_ONCE)) {
            assertThat(echo(server.port(), 2_000).received()).isEqualTo(PING);
            probe = server.lastPeer();
        }
        assertThat(echo(port, 2_000).received()).isEqualTo(PING);
        assertThat(lab.events()).noneMatch(e -> e.name().startsWith("e."));
        try (Socket client = new Socket()) {
            client.setReuseAddress(true);
            client.bind(new InetSocketAddress("127.0.0.1", probe));
            client.connect(new InetSocketAddress("127.0.0.1", port));
            await("e.1", dev.homeport.net.WireEvent.Accepted.class);
        }
    }

    @Test
    void aDatagramFromTheLocalPortOfAProbeOfAnotherServerIsLogged() throws Exception {
        int port = local(lab.udp().echo(ANY_PORT, "u", false, act())).port();
        int probe;
        try (UdpServer server = UdpServer.open(DatagramHabit.ECHO)) {
            one(new Look.UdpEcho(server.port(), PING), 1_000);
            probe = server.lastPeer();
        }
        try (DatagramSocket client = new DatagramSocket(probe, InetAddress.getByName("127.0.0.1"))) {
            client.send(new java.net.DatagramPacket(new byte[1], 1, InetAddress.getByName("127.0.0.1"), port));
            await("u", dev.homeport.net.WireEvent.Received.class);
        }
    }
}
