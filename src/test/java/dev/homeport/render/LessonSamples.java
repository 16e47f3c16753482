package dev.homeport.render;

import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import dev.homeport.lesson.Prose;
import dev.homeport.lesson.Prose.Span.Style;
import dev.homeport.net.Bytes;
import dev.homeport.session.SessionEvent;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import java.util.List;

/** The screens of lessons, of what they ask and of what they judge. */
final class LessonSamples {
    private LessonSamples() {}

    static List<SessionEvent> lesson() {
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

    static List<SessionEvent> questions() {
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

    static List<SessionEvent> checks() {
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

    static List<SessionEvent> lessons() {
        return List.of(
                new SessionEvent.LessonsListed(List.of(
                        new SessionEvent.LessonsListed.Row("binding", "A port of your own", 6, 6, 6, true, false),
                        new SessionEvent.LessonsListed.Row(
                                "ephemeral-ports", "Ports the system picks", 8, 2, 6, false, true),
                        new SessionEvent.LessonsListed.Row("echo", "An echo server", 10, 0, 0, false, false))),
                new SessionEvent.LessonsListed(List.of()));
    }

    private static Prose paragraph(String text) {
        return new Prose.Paragraph(List.of(new Prose.Span(Style.PLAIN, text)));
    }
}
