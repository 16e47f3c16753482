package dev.homeport.testkit;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.connection;
import static dev.homeport.testkit.HomeportAssertions.get;
import static dev.homeport.testkit.HomeportAssertions.hostName;
import static dev.homeport.testkit.HomeportAssertions.http;
import static dev.homeport.testkit.HomeportAssertions.listener;
import static dev.homeport.testkit.HomeportAssertions.port;
import static dev.homeport.testkit.HomeportAssertions.udpPort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.WebRoute;
import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.Port;
import dev.homeport.net.PortClass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.error.AssertJMultipleFailuresError;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
@Timeout(60)
class AssertionsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void aGoodEchoServerPassesInOneLine(Lab lab, Port free) throws Exception {
        lab.echo(Endpoint.loopback(free.number()), "parrot", false, Act.of("echo"));
        assertThat(port(free))
                .isListening()
                .isReachableOnlyFromThisMachine()
                .isHeldBy("java")
                .isInRange(PortClass.DYNAMIC)
                .echoes("ping")
                .echoesRandomBytes(65_536)
                .servesClientsAtOnce(10)
                .not()
                .isFree();
        assertThat(listener(lab, "parrot")).isListening().isOnPort(free);
    }

    @Test
    void aSocketIsClosedOnceHoweverOftenItIsAsked(Lab lab, Sockets sockets) throws Exception {
        Listener web = sockets.listen();
        try (web) {
            assertThat(web).isListening();
        }
        web.close();
        assertThat(lab).hasNothingLeftOpen();
    }

    @Test
    void aPeerThatDoesNotCloseIsSaidToBeOpen(Sockets sockets, Listener listener) throws Exception {
        Connection caller = sockets.within(Duration.ofMillis(50)).connect(listener.port());
        listener.accept().send("all");
        assertThatThrownBy(caller::receiveToTheEnd)
                .hasMessage(caller.name() + " saw no end of stream within 50 ms: the peer has not closed");
        assertThat(caller.receive(3)).isEqualTo(Bytes.utf8("all"));
    }

    @Test
    void aPageIsSpokenOfInOneLine(Lab lab, Port free) throws Exception {
        lab.serve(Endpoint.loopback(free.number()), "site", false, Act.of("serve"));
        lab.route("site", new WebRoute("GET", "/ada", 200, "application/json", """
                {"name":"Ada","born":1815,"dead":true,"title":null,"at":{"city":"London"}}"""));
        assertThat(http(get("/ada")))
                .answers(200)
                .hasHeaderStarting("content-type", "application/json")
                .hasHeaderContaining("Content-Type", "json")
                .hasBodyContaining("Ada")
                .hasJson("name", "Ada")
                .hasJson("born", 1815)
                .hasJson("dead", true)
                .hasJsonNull("title")
                .hasJson("at.city", "London");
        // The assertions above only probe, and a probe is no visitor: a real client is.
        assertThatThrownBy(() -> assertThat(listener(lab, "site")).answered("GET", "/ada", 200))
                .hasMessageContaining("site answered no request in this step");
        lab.http(HttpRequest.get(HttpAnswers.url("127.0.0.1:" + free + "/ada")), false, Act.of("http"));
        assertThat(listener(lab, "site")).within(SOON).answered("GET", "/ada", 200);
    }

    @Test
    void aPageIsAskedForOnce() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (BrokenServer server = new BrokenServer((in, out) -> {
            in.read(new byte[1024]);
            String body = "request " + requests.incrementAndGet();
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
        })) {
            assertThat(http(get("/", server.port())))
                    .answers(200)
                    .hasBodyContaining("request 1")
                    .hasHeaderContaining("Content-Length", "9")
                    .within(SOON)
                    .hasBodyContaining("request 2");
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void aPathAloneIsAtTheOnlyPortOfTheTest(Port one, Port two) {
        assertThatThrownBy(() -> get("/hello"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("/hello names no port, and this test has 2 of them: "
                        + "write  get(\":62893/hello\")  or  get(\"/hello\", port)");
        assertThat(get("/hello", two).url()).isEqualTo(":" + two + "/hello");
        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void bothEndsOfAConnectionAreSpokenOf(Listener door, Sockets sockets, Lab lab) throws Exception {
        Connection caller = sockets.connect(door.port());
        Connection inside = door.accept();
        caller.send("hello\n");
        assertThat(inside.receive(6)).isEqualTo(Bytes.utf8("hello\n"));
        assertThat(caller).isEstablished().sent("hello\n").not().isEncrypted();
        assertThat(inside).isEstablished().received("hello\n").receivedBytes(6);
        assertThat(connection(lab, "any")).isEstablished();
        assertThat(door).acceptedConnections(1);
        caller.halfClose();
        assertThat(inside.receiveToTheEnd()).isEqualTo(Bytes.EMPTY);
        assertThat(caller).isHalfClosed().within(SOON).isIn(ConnectionState.FIN_WAIT_2);
        assertThat(inside).wasClosedByThePeer().isIn(ConnectionState.CLOSE_WAIT);
        inside.close();
        assertThat(inside).isClosed();
        assertThat(caller).within(SOON).isIn(ConnectionState.TIME_WAIT);
        caller.close();
        door.close();
        assertThat(lab).hasNothingLeftOpen();
    }

    @Test
    void aResetIsSeenOnBothSides(Listener door, Sockets sockets) throws Exception {
        Connection caller = sockets.connect(door.port());
        Connection inside = door.accept();
        caller.abort();
        assertThatThrownBy(() -> inside.receive(1)).hasMessageContaining("reset");
        assertThat(caller).wasAborted();
        assertThat(inside).wasReset();
    }

    @Test
    void aCallThatNobodyHasRoomForTimesOut(Lab lab, Sockets sockets) throws Exception {
        // listen(2): a backlog of 1 admits two; the kernel drops the SYN of those that come after.
        Port full = new Port(lab.listen(Endpoint.loopback(0), "full", 1, true, false, Act.of("listen"))
                .local()
                .port());
        Sockets hasty = sockets.within(Duration.ofMillis(200));
        Connection last = hasty.tryToConnect(full);
        for (int i = 0; i < 4; i++) {
            last = hasty.tryToConnect(full);
        }
        assertThat(last).timedOut().not().isEstablished();
    }

    @Test
    void datagramsAreCountedAndRead(Datagrams here, Sockets sockets, Port free) throws Exception {
        Datagrams there = sockets.connectUdp(here.port());
        there.send("ping");
        assertThat(here.receive().data()).isEqualTo(Bytes.utf8("ping"));
        assertThat(here).receivedDatagrams(1).received("ping").receivedDatagramOf(4);
        there.send("longer");
        sockets.lab().udp().receive(here.name(), 4, sockets.act());
        assertThat(here).lostBytes(2);
        assertThat(there).sentDatagrams(2);
        assertThat(udpPort(here.port())).isBound().not().isFree();
        Datagrams nowhere = sockets.connectUdp(free);
        nowhere.send("anybody?");
        assertThatThrownBy(nowhere::receive).hasMessageContaining("unreachable");
        assertThat(nowhere).wasToldPortUnreachable();
    }

    @Test
    void aNameIsResolvedHere() {
        assertThat(hostName("localhost")).resolvesTo("127.0.0.1").not().resolvesTo("127.0.0.2");
    }

    @Test
    void aServerThatComesUpLateIsWaitedFor(Lab lab, Port free) {
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> {
            try {
                assertThat(port(free)).isFree();
                lab.echo(Endpoint.loopback(free.number()), "late", false, Act.of("echo"));
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        assertThat(port(free)).within(SOON).isListening().echoes("ping");
        assertThat(late).succeedsWithin(SOON);
    }

    @Test
    void aWaitEndsWithItsDeadlineAndSaysHowLongItWas(Port free) {
        assertThatThrownBy(() ->
                        assertThat(port(free)).within(Duration.ofMillis(300)).isListening())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("not yet: port " + free + " is listening within 300ms\n");
        assertThatThrownBy(() -> assertThat(port(free)).within(Duration.ZERO).isListening())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PT0S is no time from 1 ms to 60 s");
    }

    @Test
    void softAssertionsTellAllThatDoesNotHold(Port free, Sockets sockets) throws Exception {
        Connection caller = sockets.tryToConnect(free);
        AssertJMultipleFailuresError all = catchThrowableOfType(
                AssertJMultipleFailuresError.class,
                () -> HomeportSoftAssertions.assertSoftly(softly -> {
                    softly.assertThat(port(free)).isListening().echoes("ping").isFree();
                    softly.assertThat(caller).wasRefused().isEstablished();
                    softly.assertThat(List.of(1, 2)).hasSize(3);
                }));
        assertThat(all.getFailures()).hasSize(4);
        assertThat(all.getMessage())
                .contains("port " + free + " is listening", "port " + free + " echoes", "connection c1 is established");
        assertThatThrownBy(() -> SoftAssertions.assertSoftly(
                        plain -> plain.check(() -> assertThat(port(free)).isListening())))
                .hasMessageContaining("nothing listens on port " + free);
        SoftAssertionsProvider.assertSoftly(
                HomeportSoftAssertions.class,
                softly -> softly.assertThat(port(free)).isFree());
    }

    @Test
    void awaitilityAsksAgainUntilItHolds(Lab lab, Port free) {
        AtomicInteger asked = new AtomicInteger();
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            if (asked.incrementAndGet() == 3) {
                lab.serve(Endpoint.loopback(free.number()), "site", false, Act.of("serve"));
                lab.route("site", new WebRoute("GET", "/hello", 200, "text/plain", "hello"));
            }
            // On Awaitility's own thread: the test's only port is known there too.
            assertThat(http(get("/hello"))).answers(200).hasBodyContaining("hello");
        });
        assertThat(asked.get()).isGreaterThanOrEqualTo(3);
        assertThatThrownBy(() -> await().atMost(Duration.ofSeconds(3))
                        .untilAsserted(() -> assertThat(port(free)).isFree()))
                .isInstanceOf(ConditionTimeoutException.class)
                .hasMessageContaining("port " + free + " is free");
    }

    @Test
    void assertJsOwnAssertThatTakesThemToo(Port free) {
        Assertions.assertThat(port(free)).isFree();
    }
}
