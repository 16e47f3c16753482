package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.DatagramAnswer;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Look;
import dev.homeport.net.Observed;
import dev.homeport.net.PortAnswers;
import dev.homeport.net.ProbeEnd;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatagramSentencesTest {
    private static final Look.UdpEcho ECHO = new Look.UdpEcho(5353, Bytes.utf8("ping"));

    @Test
    void aBoundPortIsHeldBySomebody() {
        assertThat(Seen.table().datagrams("127.0.0.1", 5353, Seen.PYTHON).verdict("udp port 5353 is bound"))
                .isEqualTo("pass: udp 127.0.0.1:5353 is held by python3.11 (pid 4242)");
        assertThat(Seen.table().datagrams("::1", 5353, Seen.PYTHON).verdict("udp port 5353 is not bound"))
                .isEqualTo("wrong: not bound | udp [::1]:5353 is held by python3.11 (pid 4242)"
                        + " | try  who 5353  to see which program holds it");
    }

    @Test
    void theLabsOwnSocketIsNamed() {
        Seen seen = Seen.table().datagrams("127.0.0.1", 5353, Seen.PYTHON).udp("server", 5353, true);
        assertThat(seen.verdict("udp port 5353 is bound"))
                .isEqualTo("pass: udp 127.0.0.1:5353 is held by server of this lab");
        assertThat(seen.verdict("udp port 5353 is free"))
                .isEqualTo("wrong: free | udp 127.0.0.1:5353 is held by server of this lab | try  close server");
    }

    @Test
    void aTcpListenerOnTheSameNumberIsAnotherPort() {
        Seen seen = Seen.table().row("127.0.0.1", 5353, Seen.PYTHON);
        assertThat(seen.verdict("udp port 5353 is bound"))
                .isEqualTo("not yet: bound | no UDP socket has port 5353 | try  udp bind 5353");
        assertThat(seen.verdict("udp port 5353 is free")).isEqualTo("pass: no UDP socket has port 5353");
        assertThat(Seen.table()
                        .datagrams("127.0.0.1", 5353, Seen.PYTHON)
                        .bindable(5353)
                        .verdict("port 5353 is free"))
                .isEqualTo("pass: nothing listens on port 5353, and it can be bound");
    }

    @Test
    void withoutATableOnlyTheLabsOwnSocketIsKnown() {
        assertThat(Seen.noTable().verdict("udp port 5353 is free"))
                .isEqualTo("could not look: this system shows no socket table");
        assertThat(Seen.noTable().udp("server", 5353, true).verdict("udp port 5353 is bound"))
                .isEqualTo("pass: server of this lab is bound to 127.0.0.1:5353");
    }

    @Test
    void anEchoIsTheSameDatagram() {
        assertThat(echo(ProbeEnd.COMPLETE, "ping")).isEqualTo("pass: udp port 5353 sent the same 4 bytes back");
        assertThat(echo(ProbeEnd.COMPLETE, "pong"))
                .isEqualTo("wrong: \"ping\" back | another datagram came back: \"pong\""
                        + " | send back exactly what came, as one datagram");
        assertThat(echo(ProbeEnd.COMPLETE, "")).contains("another datagram came back: an empty datagram");
        assertThat(echo(ProbeEnd.COMPLETE))
                .isEqualTo("not yet: \"ping\" back | no datagram came back"
                        + " | send each datagram back to where it came from");
        assertThat(echo(ProbeEnd.COMPLETE, "ok", "ping"))
                .isEqualTo("pass: udp port 5353 sent the same 4 bytes back, and 1 other datagram");
        String[] many = Stream.concat(Collections.nCopies(DatagramAnswer.MOST, "ok").stream(), Stream.of("ping"))
                .toArray(String[]::new);
        assertThat(echo(ProbeEnd.COMPLETE, many)).endsWith("back, and 16 other datagrams or more");
        assertThat(echo(ProbeEnd.COMPLETE, "ping", "ping"))
                .isEqualTo("wrong: \"ping\" back | the datagram came back twice | send each datagram back once");
        assertThat(echo(ProbeEnd.REFUSED))
                .isEqualTo("not yet: \"ping\" back | port unreachable: no UDP socket has port 5353"
                        + " | try  echo 5353 --udp");
    }

    @Test
    void emptyDatagramsCount() {
        Seen seen = socket().datagram("u1", "a").datagram("u1", "").datagram("u1", "");
        assertThat(seen.verdict("udp u1 received 3 datagrams")).isEqualTo("pass: u1 received 3 datagrams");
        assertThat(seen.verdict("udp u1 received 4 datagrams"))
                .isEqualTo("not yet: 4 datagrams received | u1 received 3 datagrams"
                        + " | each  udp recv u1  takes exactly one");
        assertThat(seen.verdict("udp u1 received 2 datagrams"))
                .isEqualTo("wrong: 2 datagrams received | u1 received 3 datagrams | reset begins the step again");
        assertThat(seen.verdict("udp u1 not received 3 datagrams"))
                .isEqualTo("wrong: not 3 datagrams received | u1 received 3 datagrams | reset begins the step again");
    }

    @Test
    void nothingReceivedNeverPasses() {
        assertThat(socket().verdict("udp u1 not received 3 datagrams")).startsWith("not yet");
        assertThat(socket().verdict("udp u1 received 1 datagrams"))
                .isEqualTo("not yet: 1 datagram received | u1 received no datagram in this step"
                        + " | each  udp recv u1  takes exactly one");
    }

    @Test
    void aTextMustBeOneWholeDatagram() {
        Seen halves = socket().datagram("u1", "pi").datagram("u1", "ng");
        assertThat(halves.verdict("udp u1 received \"ping\""))
                .isEqualTo("not yet: a datagram \"ping\" | u1 received \"ng\""
                        + " | send exactly that in one datagram: udp send u1 \"ping\"");
        assertThat(halves.datagram("u1", "ping").verdict("udp u1 received \"ping\""))
                .isEqualTo("pass: u1 received \"ping\"");
    }

    @Test
    void aSizeIsThatOfOneDatagram() {
        Seen seen = socket().datagram("u1", "four").datagram("u1", "");
        assertThat(seen.verdict("udp u1 received a datagram of 4 bytes"))
                .isEqualTo("pass: u1 received a datagram of 4 bytes");
        assertThat(seen.verdict("udp u1 received an empty datagram")).isEqualTo("pass: u1 received an empty datagram");
        assertThat(socket().datagram("u1", "two").verdict("udp u1 received an empty datagram"))
                .isEqualTo("not yet: an empty datagram | u1 received a datagram of 3 bytes"
                        + " | an empty text sends one: udp send u1 \"\"");
        assertThat(socket().datagram("u1", "two")
                        .datagram("u1", "two")
                        .verdict("udp u1 received a datagram of 6 bytes"))
                .isEqualTo("not yet: a datagram of 6 bytes | u1 received a datagram of 3 bytes"
                        + " | send one of that size: udp send u1 --bytes 6");
        assertThat(socket().verdict("udp u1 received a datagram of 4 bytes"))
                .isEqualTo("not yet: a datagram of 4 bytes | u1 received no datagram in this step | try  udp recv u1");
    }

    @Test
    void whatARecvHadNoRoomForIsLost() {
        Seen seen = socket().datagram("u1", "hello").event("u1", new WireEvent.Truncated(6));
        assertThat(seen.verdict("udp u1 lost 6 bytes")).isEqualTo("pass: u1 lost 6 bytes");
        assertThat(seen.verdict("udp u1 lost 7 bytes"))
                .isEqualTo("not yet: 7 bytes lost | u1 lost 6 bytes | what a recv has no room for is lost");
        assertThat(seen.verdict("udp u1 lost 5 bytes"))
                .isEqualTo("wrong: 5 bytes lost | u1 lost 6 bytes | reset begins the step again");
        assertThat(socket().datagram("u1", "hello").verdict("udp u1 not lost 6 bytes"))
                .isEqualTo("not yet: not 6 bytes lost | u1 lost nothing in this step"
                        + " | leave too little room: udp recv u1 --max 5");
    }

    @Test
    void aDatagramThatWasCutKeepsItsSizeAndIsNotItsBeginning() {
        Seen seen = socket().datagram("u1", "th").event("u1", new WireEvent.Truncated(3));
        assertThat(seen.verdict("udp u1 received a datagram of 5 bytes"))
                .isEqualTo("pass: u1 received a datagram of 5 bytes");
        assertThat(seen.verdict("udp u1 received a datagram of 2 bytes"))
                .isEqualTo("not yet: a datagram of 2 bytes | u1 received a datagram of 5 bytes"
                        + " | send one of that size: udp send u1 --bytes 2");
        assertThat(seen.verdict("udp u1 received \"th\""))
                .isEqualTo("not yet: a datagram \"th\" | u1 received \"th\" of a datagram of 5 bytes: 3 bytes lost"
                        + " | send exactly that in one datagram: udp send u1 \"th\"");
        assertThat(seen.verdict("udp u1 not received \"th\"")).startsWith("pass: u1 received \"th\" of a datagram");
        assertThat(seen.verdict("udp u1 received starting \"th\"")).startsWith("pass: ");
        // What was lost may have gone on like that, or not.
        assertThat(seen.verdict("udp u1 received starting \"three\"")).startsWith("not yet: ");
        assertThat(seen.verdict("udp u1 not received starting \"three\"")).startsWith("could not look: ");
        assertThat(seen.verdict("udp u1 not received starting \"two\"")).startsWith("pass: ");
        assertThat(seen.verdict("udp u1 not received containing \"ree\"")).startsWith("could not look: ");
    }

    @Test
    void aTextCanStandAtTheStartOfADatagramOrInIt() {
        Seen seen = socket().datagram("u1", "hello world").datagram("u1", "bye");
        assertThat(seen.verdict("udp u1 received starting \"hello\"")).isEqualTo("pass: u1 received \"hello world\"");
        assertThat(seen.verdict("udp u1 received containing \"o w\"")).isEqualTo("pass: u1 received \"hello world\"");
        assertThat(seen.verdict("udp u1 received starting \"world\""))
                .isEqualTo("not yet: a datagram starting \"world\" | u1 received \"bye\""
                        + " | send one that starts so: udp send u1 \"world\"");
        assertThat(seen.verdict("udp u1 not received containing \"dbye\"")).startsWith("pass: ");
    }

    @Test
    void nothingIsReceivedOnceSomebodyHasWaitedForIt() {
        assertThat(socket().verdict("udp u1 received nothing"))
                .isEqualTo("not yet: nothing received | u1 received no datagram so far, and nobody waited for one"
                        + " | try  udp recv u1 --within 1s");
        assertThat(socket().verdict("udp u1 not received nothing")).startsWith("not yet");
        Seen waited = socket().event("u1", new WireEvent.TimedOut(Duration.ofSeconds(1), true));
        assertThat(waited.verdict("udp u1 received nothing"))
                .isEqualTo("pass: u1 received nothing: udp recv waited in vain");
        assertThat(waited.verdict("udp u1 timed out")).isEqualTo("pass: u1 timed out");
        waited.datagram("u1", "late");
        assertThat(waited.verdict("udp u1 received nothing"))
                .isEqualTo("wrong: nothing received | u1 received \"late\" | reset begins the step again");
        assertThat(waited.verdict("udp u1 not received nothing")).startsWith("pass");
    }

    @Test
    void aRefusedBindIsRemembered() {
        Seen seen = Seen.nothing()
                .entry("second", SocketKind.DATAGRAM, null, null, null, false)
                .event("second", new WireEvent.BindRefused(Seen.at("127.0.0.1", 5353), true, "Address already in use"));
        assertThat(seen.verdict("udp second was refused to bind"))
                .isEqualTo("pass: second was refused to bind 127.0.0.1:5353: Address already in use");
        assertThat(seen.verdict("udp any was refused to bind to port 5353")).startsWith("pass");
        assertThat(seen.verdict("udp any was refused to bind to port 5354")).startsWith("wrong");
    }

    @Test
    void sentDatagramsAreCounted() {
        Seen seen = socket().event("u1", new WireEvent.Sent(Bytes.EMPTY, 0, true));
        assertThat(seen.verdict("udp u1 sent 1 datagrams")).isEqualTo("pass: u1 sent 1 datagram");
        assertThat(seen.verdict("udp any sent 1 datagrams")).isEqualTo("pass: u1 sent 1 datagram");
    }

    @Test
    void anUnreachablePortIsRemembered() {
        assertThat(socket().event("u1", new WireEvent.Unreachable()).verdict("udp u1 was told port unreachable"))
                .isEqualTo("pass: u1 was told port unreachable by 127.0.0.1:62893");
        assertThat(socket().verdict("udp u1 was told port unreachable"))
                .isEqualTo("not yet: told port unreachable | nothing happened to u1 in this step"
                        + " | udp send  where no socket is bound");
    }

    @Test
    void aUdpSocketIsNoConnectionAndNoListener() {
        assertThat(socket().verdict("connection u1 is closed"))
                .isEqualTo("wrong: closed | u1 is a UDP socket | sockets lists each name with what it is");
        assertThat(socket().verdict("listener any is listening")).contains("no listener was opened yet");
        assertThat(socket().verdict("connection any was refused")).contains("no connection was opened yet");
        assertThat(Seen.table().listener("web", 62893, true).verdict("udp web received 1 datagrams"))
                .isEqualTo("wrong: 1 datagram received | web is a listener | sockets lists each name with what it is");
    }

    private static Seen socket() {
        return Seen.table().udp("u1", 5353, true);
    }

    private static String echo(ProbeEnd end, String... back) {
        DatagramAnswer answer =
                new DatagramAnswer(Stream.of(back).map(Bytes::utf8).toList(), end);
        return Seen.nothing()
                .answer(ECHO, Observed.seen(PortAnswers.of(Endpoint.loopback(5353), answer)))
                .verdict("udp port 5353 echoes \"ping\"");
    }
}
