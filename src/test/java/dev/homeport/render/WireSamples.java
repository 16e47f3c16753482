package dev.homeport.render;

import dev.homeport.net.Bytes;
import dev.homeport.net.Certificate;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.WireEvent;
import dev.homeport.session.SessionEvent;
import dev.homeport.verb.Report;
import dev.homeport.wire.Conversation;
import dev.homeport.wire.Log;
import dev.homeport.wire.Mermaid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The screens of what went over the wire. */
final class WireSamples {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Endpoint WEB = Endpoint.loopback(62893);
    private static final Endpoint CLIENT = Endpoint.loopback(40112);
    private static final Certificate CERTIFICATE = new Certificate(
            "CN=localhost", List.of("localhost", "127.0.0.1", "::1"), "CN=Homeport playground", START, START);
    private static final Bytes TLS_ALERT =
            Bytes.of((byte) 21, (byte) 3, (byte) 3, (byte) 0, (byte) 2, (byte) 2, (byte) 10);

    private WireSamples() {}

    static List<SessionEvent> data() {
        return List.of(
                Samples.report(new Report.Data("c1 received 13 bytes", Bytes.utf8("hello\r\nworld\n"), true, false)),
                Samples.report(new Report.Data("echo", Bytes.utf8("\u001b[2Jgrüße 漢字"), true, false)),
                Samples.report(new Report.Data("c1 sent 13 bytes", Bytes.utf8("hello\r\nworld\n"), false, true)),
                Samples.report(new Report.Data("c1 received 3000 bytes", Bytes.utf8("long ".repeat(600)), true, false)),
                Samples.report(new Report.Data("c1 received 0 bytes", Bytes.EMPTY, true, false)));
    }

    static List<SessionEvent> wire() {
        List<WireEvent> events = List.of(
                event(1, "web", WEB, null, new WireEvent.Bound()),
                event(2, "web", WEB, null, new WireEvent.Listening(50)),
                event(3, "c1", null, WEB, new WireEvent.Connecting()),
                event(4, "c1", CLIENT, WEB, new WireEvent.Connected()),
                event(5, "web.1", WEB, CLIENT, new WireEvent.Accepted("web")),
                event(6, "c1", CLIENT, WEB, new WireEvent.Sent(Bytes.utf8("say \"hi\"\n"), 9)),
                event(7, "web.1", WEB, CLIENT, new WireEvent.Received(Bytes.utf8("x".repeat(80)), 65536)),
                event(8, "web.1", WEB, CLIENT, new WireEvent.Answered("GET", "/hello", 200)),
                event(9, "c1", CLIENT, WEB, new WireEvent.HalfClosed()),
                event(10, "web.1", WEB, CLIENT, new WireEvent.PeerClosed()),
                event(11, "web.1", WEB, CLIENT, new WireEvent.Closed()),
                event(12, "c2", CLIENT, WEB, new WireEvent.Aborted()),
                event(13, "c3", CLIENT, WEB, new WireEvent.WasReset()),
                event(14, "c4", null, Endpoint.loopback(9), new WireEvent.Refused()),
                event(15, "c5", null, WEB, new WireEvent.TimedOut(Duration.ofMillis(1500))),
                event(16, "c6", null, WEB, new WireEvent.Failed("Broken pipe")),
                event(17, "u1", CLIENT, WEB, new WireEvent.Sent(Bytes.utf8("ping"), 4, true)),
                event(18, "u2", WEB, CLIENT, new WireEvent.Received(Bytes.EMPTY, 0, true)),
                event(19, "u2", WEB, CLIENT, new WireEvent.Truncated(60)),
                event(20, "u1", CLIENT, Endpoint.loopback(9), new WireEvent.Unreachable()),
                event(21, "c7", CLIENT, WEB, new WireEvent.Secured("TLSv1.3", "TLS_AES_256_GCM_SHA384", CERTIFICATE)),
                event(22, "c7", CLIENT, WEB, new WireEvent.SentCloseNotify()),
                event(23, "c7", CLIENT, WEB, new WireEvent.CloseNotified()),
                event(24, "c7", CLIENT, WEB, new WireEvent.CutShort()),
                event(25, "c8", CLIENT, WEB, new WireEvent.Requested("GET", "/hello", 200)),
                event(26, "web", WEB, null, new WireEvent.Received(TLS_ALERT, 7)),
                event(27, "c9", CLIENT, WEB, new WireEvent.FinCame(0)),
                event(28, "c9", CLIENT, WEB, new WireEvent.FinCame(177)),
                event(29, "c9", CLIENT, WEB, new WireEvent.ResetByClose(1)),
                event(30, "l2", null, null, new WireEvent.BindRefused(WEB, true, "Address already in use")));
        return List.of(
                Samples.report(new Report.Wire(events, false)),
                Samples.report(new Report.Wire(events.subList(5, 7), true)),
                Samples.report(new Report.Wire(events.subList(25, 26), true)),
                Samples.report(new Report.Wire(List.of(), false)));
    }

    /** Every kind of exchange, and text that would like to be more than text. */
    static List<Conversation> conversations() {
        Conversation whole = new Log()
                .connected()
                .c1(Log.sent("say \"hi\"\n"))
                .c2(
                        Log.received("say \"hi\"\n"),
                        Log.sent("GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
                        Log.sent("x".repeat(80)))
                .c1(Log.received("GET / HTTP/1.1\r\nHost: a\r\n\r\n" + "x".repeat(80)))
                .c1(new WireEvent.HalfClosed())
                .c2(new WireEvent.PeerClosed(), new WireEvent.Answered("GET", "/<b>", 404), new WireEvent.Closed())
                .c1(new WireEvent.PeerClosed(), new WireEvent.Closed())
                .row(Log.CLIENT, Log.WEB, ConnectionState.TIME_WAIT)
                .only();
        Conversation refused = new Log()
                .c1(new WireEvent.Connecting(), new WireEvent.Refused())
                .only();
        Conversation aborted = new Log()
                .connected()
                .c2(new WireEvent.Aborted())
                .c1(new WireEvent.WasReset(), new WireEvent.Failed("Broken pipe: <script>alert(1)</script> \u001b[2J"))
                .only();
        return List.of(whole, refused, aborted);
    }

    static List<SessionEvent> talk() {
        List<Conversation> all = conversations();
        return List.of(
                Samples.report(new Report.Talk(all, false, false, true)),
                Samples.report(new Report.Talk(all.subList(0, 1), true, true, true)),
                Samples.report(new Report.Diagram(all)),
                Samples.report(new Report.Document("markdown", Mermaid.page(all))));
    }

    static List<SessionEvent> states() {
        return List.of(
                Samples.report(new Report.States(List.of(
                        new Report.States.Holder("web", ConnectionState.LISTEN),
                        new Report.States.Holder("c1", ConnectionState.ESTABLISHED),
                        new Report.States.Holder("c2", ConnectionState.ESTABLISHED)))),
                Samples.report(new Report.States(List.of())));
    }

    static List<SessionEvent> tap() {
        Report.Tap.View byLooks = Report.Tap.View.BY_LOOKS;
        Bytes request = Bytes.utf8("POST /a HTTP/1.1\r\nHost: localhost:8080\r\n\r\nname=Ada");
        return List.of(
                Samples.report(new Report.Tap("ear", "ear.1", true, request, request.length(), byLooks)),
                Samples.report(new Report.Tap("ear", "ear.1", false, Bytes.utf8("pong\n"), 9_000, byLooks)),
                Samples.report(
                        new Report.Tap("ear", "ear.2", true, Bytes.of(new byte[] {22, 3, 1, 0, 5, 1}), 517, byLooks)),
                Samples.report(new Report.Tap("ear", "ear.3", true, Bytes.of(new byte[] {0, 1, 2, 65}), 4, byLooks)),
                Samples.report(new Report.Tap("ear", "ear", true, Bytes.EMPTY, 70_000, byLooks)));
    }

    private static WireEvent event(
            long number,
            String name,
            @org.jspecify.annotations.Nullable Endpoint local,
            @org.jspecify.annotations.Nullable Endpoint remote,
            WireEvent.What what) {
        return new WireEvent(number, START.plusMillis(number * number * 7), name, local, remote, what);
    }
}
