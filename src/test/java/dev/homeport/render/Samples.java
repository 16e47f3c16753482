package dev.homeport.render;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Exam;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.HttpEnd;
import dev.homeport.net.HttpField;
import dev.homeport.net.HttpHead;
import dev.homeport.net.Latencies;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.SwarmError;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.SwarmTrouble;
import dev.homeport.net.Trouble;
import dev.homeport.session.SessionEvent;
import dev.homeport.verb.Report;
import dev.homeport.verb.VerbSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The screens of the golden files, by family. */
final class Samples {

    private Samples() {}

    static Map<String, List<SessionEvent>> all() {
        Map<String, List<SessionEvent>> all = new LinkedHashMap<>();
        all.put("lesson", LessonSamples.lesson());
        all.put("questions", LessonSamples.questions());
        all.put("checks", LessonSamples.checks());
        all.put("lessons", LessonSamples.lessons());
        all.put("data", WireSamples.data());
        all.put("wire", WireSamples.wire());
        all.put("talk", WireSamples.talk());
        all.put("states", WireSamples.states());
        all.put("http", http());
        all.put("load", load());
        all.put("tables", tables());
        all.put("doctor", doctor());
        all.put("help", help());
        all.put("tap", WireSamples.tap());
        all.put("said", said());
        return all;
    }

    private static List<SessionEvent> http() {
        List<HttpField> json = List.of(
                new HttpField("Content-Type", "application/json;charset=utf-8"),
                new HttpField("Set-Cookie", "a=1"),
                new HttpField("Set-Cookie", "b=2"));
        List<HttpField> html = List.of(new HttpField("Content-Type", "text/html"));
        Bytes body = Bytes.utf8("{\"name\":\"Ada\",\"age\":36.50,\"tags\":[true,null],\"none\":{}}");
        Bytes page = Bytes.utf8("<h1>Not here</h1>\n<p>\u001b]0;title\u0007 C:\\temp</p>\n");
        HttpHead ok = new HttpHead("HTTP/1.1 200 OK", 200, html);
        return List.of(
                http("GET /ada HTTP/1.1", HttpAnswers.whole("HTTP/1.1 200 OK", 200, json, body), false),
                http(
                        "POST /nobody HTTP/1.1\r\nHost: localhost:62893\r\nContent-Length: 5\r\n\r\na\nb\u001bc",
                        HttpAnswers.whole("HTTP/1.1 404 Not\u001b[31m Here", 404, html, page),
                        false),
                http("HEAD / HTTP/1.1", HttpAnswers.whole("HTTP/1.0 299", 299, html, page), true),
                http(
                        "GET /slow HTTP/1.1",
                        HttpAnswers.of(ok, Bytes.utf8("half of"), 100, HttpEnd.TIMED_OUT, ""),
                        false),
                http(
                        "GET /events HTTP/1.1",
                        new HttpAnswer(
                                Bytes.EMPTY,
                                List.of(Endpoint.loopback(62893), new Endpoint(LoopbackAddress.V6, 62893)),
                                List.of(new HttpHead("HTTP/1.1 103 Early Hints", 103, html)),
                                ok,
                                Bytes.utf8("hi"),
                                OptionalLong.of(2),
                                List.of(new HttpField("Digest", "x")),
                                HttpEnd.WHOLE,
                                "",
                                Bytes.utf8("more\u001b\n")),
                        false),
                http(
                        "GET / HTTP/1.1",
                        new HttpAnswer(
                                Bytes.EMPTY,
                                List.of(),
                                List.of(),
                                null,
                                Bytes.EMPTY,
                                OptionalLong.empty(),
                                List.of(),
                                HttpEnd.NOT_HTTP,
                                "an SSH server's banner came",
                                Bytes.utf8("SSH-2.0-x\r\n")),
                        false));
    }

    private static SessionEvent http(String request, HttpAnswer answer, boolean headersOnly) {
        String whole = request.contains("\r\n\r\n") ? request : request + "\r\nHost: localhost:62893\r\n\r\n";
        return report(new Report.Http(answer.to(Bytes.utf8(whole)), headersOnly));
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

    static SessionEvent report(Report report) {
        return new SessionEvent.Reported(report);
    }
}
