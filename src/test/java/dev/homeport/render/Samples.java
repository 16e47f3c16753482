package dev.homeport.render;

import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import dev.homeport.lesson.Prose;
import dev.homeport.lesson.Prose.Span.Style;
import dev.homeport.net.Bytes;
import dev.homeport.net.Certificate;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Exam;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.Latencies;
import dev.homeport.net.ProbeEnd;
import dev.homeport.net.SwarmError;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.SwarmTrouble;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import dev.homeport.session.SessionEvent;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import dev.homeport.verb.Report;
import dev.homeport.verb.VerbSpec;
import dev.homeport.wire.Conversation;
import dev.homeport.wire.Log;
import dev.homeport.wire.Mermaid;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The screens of the golden files, by family. */
final class Samples {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Endpoint WEB = Endpoint.loopback(62893);
    private static final Endpoint CLIENT = Endpoint.loopback(40112);

    private static final Certificate CERTIFICATE = new Certificate(
            "CN=localhost", List.of("localhost", "127.0.0.1", "::1"), "CN=Homeport playground", START, START);
    private static final Bytes TLS_ALERT =
            Bytes.of((byte) 21, (byte) 3, (byte) 3, (byte) 0, (byte) 2, (byte) 2, (byte) 10);

    private Samples() {}

    static Map<String, List<SessionEvent>> all() {
        Map<String, List<SessionEvent>> all = new LinkedHashMap<>();
        all.put("lesson", lesson());
        all.put("questions", questions());
        all.put("checks", checks());
        all.put("lessons", lessons());
        all.put("data", data());
        all.put("wire", wire());
        all.put("talk", talk());
        all.put("states", states());
        all.put("http", http());
        all.put("load", load());
        all.put("tables", tables());
        all.put("doctor", doctor());
        all.put("help", help());
        all.put("tap", tap());
        all.put("said", said());
        return all;
    }

    private static List<SessionEvent> lesson() {
        List<Prose> intro = List.of(
                new Prose.Paragraph(List.of(
                        new Prose.Span(Style.PLAIN, "A server chooses its port so that others can find it. A client "),
                        new Prose.Span(Style.EMPHASIS, "hardly ever"),
                        new Prose.Span(Style.PLAIN, " does: the system picks one, from a range of its own."))),
                new Prose.Items(
                        -1,
                        List.of(
                                List.of(paragraph("You see which ports your system hands out.")),
                                List.of(
                                        paragraph("You see both ends of a connection, each with its own port:"),
                                        new Prose.Items(
                                                1,
                                                List.of(
                                                        List.of(paragraph("the server's, chosen by you")),
                                                        List.of(paragraph("the client's, chosen by the system"))))))));
        List<Prose> prose = List.of(
                new Prose.Paragraph(List.of(
                        new Prose.Span(Style.PLAIN, "Port 0 means "),
                        new Prose.Span(Style.EMPHASIS, "any free port, you choose"),
                        new Prose.Span(Style.PLAIN, ". Ask with "),
                        new Prose.Span(Style.CODE, "listen 0"),
                        new Prose.Span(Style.PLAIN, ", and read the answer in what it prints."))),
                new Prose.Listing("ServerSocket server = new ServerSocket(0);\nint port = server.getLocalPort();\n"),
                new Prose.Quote(List.of(paragraph("62893 is never picked on Linux, unless someone moved the range."))));
        List<Prose> note = List.of(paragraph("RFC 6335, section 6, calls 49152 to 65535 dynamic ports."));
        return List.of(
                new SessionEvent.LessonOpened("ephemeral-ports", "Ports the system picks", 8, 6, intro),
                new SessionEvent.StepShown(
                        "Ports the system picks", 2, 6, "Ask for port 0", prose, List.of("listen 0 as web"), null),
                new SessionEvent.HintShown(
                        1, 2, List.of(paragraph("The port stands behind the colon in what listen prints."))),
                new SessionEvent.HintOffered(),
                new SessionEvent.SolutionShown(List.of("listen 0 as web", "connect web as me"), List.of()),
                new SessionEvent.SolutionShown(
                        List.of("listen 0 as web"), List.of("ServerSocket web = new ServerSocket(0);")),
                new SessionEvent.StepPassed(
                        2, 6, "Ask for port 0", List.of("web is 127.0.0.1:40999, LISTEN"), note, true),
                new SessionEvent.LessonPassed("Ports the system picks", "echo-server", "An echo server"),
                new SessionEvent.LessonPassed("A tiny web server", null, null));
    }

    private static List<SessionEvent> questions() {
        SessionEvent.Question prediction = new SessionEvent.Question(
                true,
                "You connect where nobody listens. What happens?",
                List.of("It is refused at once", "It waits, then times out", "It connects"),
                false);
        return List.of(
                new SessionEvent.StepShown(
                        "A port of your own", 5, 6, "Nobody home", List.of(), List.of("connect 62893"), prediction),
                new SessionEvent.Predicted(2, "It waits, then times out"),
                new SessionEvent.PredictionJudged("It waits, then times out", "It is refused at once", false),
                new SessionEvent.PredictionJudged("It is refused at once", "It is refused at once", true),
                new SessionEvent.PredictionJudged(null, "It is refused at once", false),
                new SessionEvent.Question(
                        false,
                        "Which of these can only be ports that a system hands out?",
                        List.of("`443`", "`62893`", "`50000`"),
                        true),
                new SessionEvent.QuizJudged(false, ""),
                new SessionEvent.QuizJudged(true, "RFC 6335 section 6: dynamic ports are 49152 to 65535."));
    }

    private static List<SessionEvent> checks() {
        Finding bytes = new Finding(
                "\"hello\\n\" within 2 s",
                "\"hello\\r\\n\"",
                "`send` adds no newline: try  send \"hello\\n\"",
                new Finding.Difference(Bytes.utf8("hello\n"), Bytes.utf8("hello\r\n")));
        Finding longer = new Finding(
                "64 bytes, the same as sent",
                "21 bytes, then end of stream",
                "read until all have come, not once",
                new Finding.Difference(Bytes.utf8("0123456789abcdef".repeat(4)), Bytes.utf8("0123456789abcdef01234")));
        return List.of(new SessionEvent.ChecksJudged(List.of(
                new Judged("port 62893 is listening", new Verdict.Pass("127.0.0.1:62893 is in LISTEN, held by java")),
                new Judged(
                        "listener web accepted 1 connection",
                        new Verdict.NotYet(new Finding("1 accepted", "none in this step", "`connect web`"))),
                new Judged("connection any received \"hello\\n\"", new Verdict.Wrong(bytes)),
                new Judged("port 62893 echoes 64 random bytes", new Verdict.Wrong(longer)),
                new Judged(
                        "port 631 is held by cupsd",
                        new Verdict.CouldNotLook(
                                "the system shows the owner of another user's socket only to root")))));
    }

    private static List<SessionEvent> lessons() {
        return List.of(
                new SessionEvent.LessonsListed(List.of(
                        new SessionEvent.LessonsListed.Row("binding", "A port of your own", 6, 6, 6, true, false),
                        new SessionEvent.LessonsListed.Row(
                                "ephemeral-ports", "Ports the system picks", 8, 2, 6, false, true),
                        new SessionEvent.LessonsListed.Row("echo", "An echo server", 10, 0, 0, false, false))),
                new SessionEvent.LessonsListed(List.of()));
    }

    private static List<SessionEvent> data() {
        return List.of(
                report(new Report.Data("c1 received 13 bytes", Bytes.utf8("hello\r\nworld\n"), true, false)),
                report(new Report.Data("echo", Bytes.utf8("\u001b[2Jgrüße 漢字"), true, false)),
                report(new Report.Data("c1 sent 13 bytes", Bytes.utf8("hello\r\nworld\n"), false, true)),
                report(new Report.Data("c1 received 3000 bytes", Bytes.utf8("long ".repeat(600)), true, false)),
                report(new Report.Data("c1 received 0 bytes", Bytes.EMPTY, true, false)));
    }

    private static List<SessionEvent> wire() {
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
                event(25, "web", WEB, null, new WireEvent.Received(TLS_ALERT, 7)));
        return List.of(
                report(new Report.Wire(events, false)),
                report(new Report.Wire(events.subList(5, 7), true)),
                report(new Report.Wire(events.subList(24, 25), true)),
                report(new Report.Wire(List.of(), false)));
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

    private static List<SessionEvent> talk() {
        List<Conversation> all = conversations();
        return List.of(
                report(new Report.Talk(all, false, false, true)),
                report(new Report.Talk(all.subList(0, 1), true, true, true)),
                report(new Report.Diagram(all)),
                report(new Report.Document("markdown", Mermaid.page(all))));
    }

    private static List<SessionEvent> states() {
        return List.of(
                report(new Report.States(List.of(
                        new Report.States.Holder("web", ConnectionState.LISTEN),
                        new Report.States.Holder("c1", ConnectionState.ESTABLISHED),
                        new Report.States.Holder("c2", ConnectionState.ESTABLISHED)))),
                report(new Report.States(List.of())));
    }

    private static List<SessionEvent> http() {
        List<HttpAnswer.Field> json = List.of(
                new HttpAnswer.Field("Content-Type", "application/json;charset=utf-8"),
                new HttpAnswer.Field("Set-Cookie", "a=1"),
                new HttpAnswer.Field("Set-Cookie", "b=2"));
        List<HttpAnswer.Field> html = List.of(new HttpAnswer.Field("Content-Type", "text/html"));
        Bytes body = Bytes.utf8("{\"name\":\"Ada\",\"age\":36.50,\"tags\":[true,null],\"none\":{}}");
        Bytes page = Bytes.utf8("<h1>Not here</h1>\n<p>\u001b]0;title\u0007 C:\\temp</p>\n");
        return List.of(
                report(new Report.Http(
                        "GET http://127.0.0.1:62893/ada", new HttpAnswer(ProbeEnd.COMPLETE, 200, json, body), false)),
                report(new Report.Http(
                        "GET http://127.0.0.1:62893/nobody",
                        new HttpAnswer(ProbeEnd.COMPLETE, 404, html, page),
                        false)),
                report(new Report.Http(
                        "HEAD http://127.0.0.1:62893/", new HttpAnswer(ProbeEnd.COMPLETE, 299, html, page), true)),
                report(new Report.Http("GET http://127.0.0.1:9/", HttpAnswer.none(ProbeEnd.REFUSED), false)));
    }

    private static List<SessionEvent> tables() {
        return List.of(
                report(new Report.Table(
                        List.of("name", "kind", "local", "remote", "state"),
                        List.of(
                                List.of("web", "listener", "127.0.0.1:62893", "", "LISTEN"),
                                List.of("c1", "connection", "127.0.0.1:40112", "127.0.0.1:62893", "ESTABLISHED")),
                        "nothing is open")),
                report(new Report.Table(List.of("name"), List.of(), "Nothing is open. `listen 62893` opens a port.")),
                report(new Report.Facts(
                        "port 62893",
                        List.of(
                                new Report.Facts.Fact("held by", "python3 (process 4242)"),
                                new Report.Facts.Fact("command", "python3 -m http.server 62893 --bind 127.0.0.1"),
                                new Report.Facts.Fact("range", "dynamic (RFC 6335, section 6)")))));
    }

    private static List<SessionEvent> doctor() {
        return List.of(report(new Report.Examined(List.of(
                Exam.ok("loopback IPv4", "a byte goes each way"),
                new Exam("firewall", Exam.Result.UNKNOWN, "", "the rules may be read by an administrator only", ""),
                new Exam(
                        "proxy variables",
                        Exam.Result.WARNING,
                        "no_proxy names localhost, 127.0.0.1 and ::1",
                        "http_proxy set, and no_proxy lacks localhost and 127.0.0.1",
                        "`export no_proxy=localhost,127.0.0.1,::1` before curl and other clients"),
                new Exam(
                        "the name localhost",
                        Exam.Result.PROBLEM,
                        "addresses of loopback only",
                        "192.0.2.1",
                        "the hosts file needs a line `127.0.0.1 localhost`"),
                new Exam("kernel's table", Exam.Result.COULD_NOT_LOOK, "", "it took too long", "")))));
    }

    private static List<SessionEvent> help() {
        VerbSpec listen = new VerbSpec(
                "listen",
                "TCP",
                "Open a port and wait for connections",
                List.of(
                        new VerbSpec.Param("ENDPOINT", VerbSpec.Kind.ENDPOINT, true, false),
                        new VerbSpec.Param("NAME", VerbSpec.Kind.NEW_NAME, false, false)),
                List.of(
                        new VerbSpec.Option(
                                "--backlog",
                                new VerbSpec.Param("N", VerbSpec.Kind.NUMBER, true, false),
                                "how many finished handshakes may wait for `accept`",
                                false),
                        new VerbSpec.Option("--expose", null, "let other machines in", false)),
                "Binds to 127.0.0.1 unless another address is given. Port 0 lets the system pick; the answer says"
                        + " which one it took.",
                "listen 62893 as web",
                true);
        VerbSpec send = new VerbSpec(
                "send", "TCP", "Send text as it is", List.of(), List.of(), "", "send c1 \"hello\\n\"", true);
        VerbSpec sockets =
                new VerbSpec("sockets", "look", "Show what is open here", List.of(), List.of(), "", "sockets", false);
        return List.of(
                report(new Report.VerbHelp(listen)), report(new Report.HelpIndex(List.of(sockets, listen, send))));
    }

    private static List<SessionEvent> said() {
        return List.of(
                report(new Report.Done("listening on 127.0.0.1:62893 as web")),
                report(new Report.Remark("Other machines cannot reach it: `127.0.0.1` is this machine alone.")),
                report(new Report.Failure(
                        Trouble.PORT_TAKEN,
                        "port 62893 is taken by python3 (process 4242)",
                        "`who 62893` shows more; `listen 0` takes any free port")),
                new SessionEvent.ClosedBehind(List.of("web", "c1")),
                new SessionEvent.Said("Welcome back. You were at step 2; `step` shows it again."),
                new SessionEvent.Warned("progress cannot be kept: /home/ada/.local/state/homeport is read-only"));
    }

    private static Prose paragraph(String text) {
        return new Prose.Paragraph(List.of(new Prose.Span(Style.PLAIN, text)));
    }

    private static List<SessionEvent> load() {
        SwarmPlan plan = new SwarmPlan(1000, 50, 32, 1, null, Duration.ofSeconds(10), 1);
        List<Latencies.Bar> bars = List.of(
                new Latencies.Bar(50_000, 100_000, 12),
                new Latencies.Bar(100_000, 200_000, 40_188),
                new Latencies.Bar(200_000, 500_000, 9_500),
                new Latencies.Bar(500_000, 1_000_000, 0),
                new Latencies.Bar(1_000_000, 2_000_000, 100));
        Latencies latencies = new Latencies(49_800, 61_234, 145_000, 312_000, 498_000, 1_250_000, 1_900_000, bars);
        SwarmResult good = new SwarmResult(
                plan,
                1000,
                49_800,
                1_593_600,
                Duration.ofMillis(83),
                Duration.ofMillis(412),
                latencies,
                List.of(),
                false);
        List<SwarmError> errors = List.of(
                new SwarmError(SwarmTrouble.RESET, 3, "client 17, byte 64 (message 3)"),
                new SwarmError(SwarmTrouble.WRONG_BYTE, 1, "client 5, byte 13 (message 1): expected 0x41, got 0x42"));
        SwarmResult bad = new SwarmResult(
                plan, 1000, 49_800, 1_593_600, Duration.ofMillis(83), Duration.ofMillis(412), latencies, errors, true);
        SwarmResult nothing = new SwarmResult(
                plan,
                0,
                0,
                0,
                Duration.ofMillis(12),
                Duration.ZERO,
                Latencies.NONE,
                List.of(new SwarmError(SwarmTrouble.REFUSED, 1000, "client 1")),
                false);
        return List.of(
                report(new Report.Load("127.0.0.1:62893", good)),
                report(new Report.Load("127.0.0.1:62893", bad)),
                report(new Report.Load("127.0.0.1:62893", nothing)),
                report(new Report.LoadAsJson(new Report.Load("127.0.0.1:62893", nothing))));
    }

    private static List<SessionEvent> tap() {
        Report.Tap.View byLooks = Report.Tap.View.BY_LOOKS;
        Bytes request = Bytes.utf8("POST /a HTTP/1.1\r\nHost: localhost:8080\r\n\r\nname=Ada");
        return List.of(
                report(new Report.Tap("ear", "ear.1", true, request, request.length(), byLooks)),
                report(new Report.Tap("ear", "ear.1", false, Bytes.utf8("pong\n"), 9_000, byLooks)),
                report(new Report.Tap("ear", "ear.2", true, Bytes.of(new byte[] {22, 3, 1, 0, 5, 1}), 517, byLooks)),
                report(new Report.Tap("ear", "ear.3", true, Bytes.of(new byte[] {0, 1, 2, 65}), 4, byLooks)),
                report(new Report.Tap("ear", "ear", true, Bytes.EMPTY, 70_000, byLooks)));
    }

    private static SessionEvent report(Report report) {
        return new SessionEvent.Reported(report);
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
