package dev.homeport.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.HttpField;
import dev.homeport.net.Latencies;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.WireEvent;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.session.SessionEvent;
import dev.homeport.verb.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RendererTest {
    private static final Layout COLOUR = new Layout(80, true, true);

    @Test
    void codeHasItsToneInColourAndItsBackticksWithout() {
        SessionEvent said = new SessionEvent.Said("type `step` now");
        assertThat(new Renderer(COLOUR).lines(said))
                .containsExactly(new Line(List.of(
                        new Run("type ", Tone.PLAIN), new Run("step", Tone.CODE), new Run(" now", Tone.PLAIN))));
        assertThat(new Renderer(Layout.PLAIN_80).text(said)).isEqualTo("type `step` now");
    }

    @Test
    void aWrappedCommentStaysAComment() {
        SessionEvent solution =
                new SessionEvent.SolutionShown(List.of(), List.of("    // It did not hang up politely. Others do."));
        assertThat(new Renderer(new Layout(40, false)).text(solution))
                .contains("        // It did not hang up politely.\n        // Others do.");
    }

    @Test
    void documentationKeepsItsIndentAndAnAddressIsWhole() {
        Report told = new Report.JavaDocumented(List.of(
                "Listener OpenLab.listen(int port) throws IOException",
                "    Listens on a port of 127.0.0.1, as listen does.",
                "https://docs.example/java.base/java/net/Socket.html"));
        assertThat(new Renderer(new Layout(40, true)).text(new SessionEvent.Reported(told)))
                .isEqualTo("""
                        Listener OpenLab.listen(int port) throws
                                IOException
                            Listens on a port of 127.0.0.1, as
                            listen does.
                        https://docs.example/java.base/java/net/
                        Socket.html""");
    }

    @Test
    void whatHasNoRoomBesideTheMarkIsMissedVisibly() {
        Report stumbled =
                new Report.JavaStumbled("  System.out.println(home.getLocalPort() + i); // to be shown", 40, 1);
        assertThat(new Renderer(new Layout(40, true)).text(new SessionEvent.Reported(stumbled)))
                .isEqualTo("    …me.getLocalPort() + i); // to be s…\n" + " ".repeat(22) + "^");
    }

    @Test
    void aChoiceThatWasMadeShowsItsCodeAsTheQuestionDid() {
        SessionEvent said = new SessionEvent.Predicted(2, "`two`, as it is");
        assertThat(new Renderer(COLOUR).text(said)).startsWith("You said 2: two, as it is");
    }

    @Test
    void onANarrowScreenAnOptionThatHasNoRoomBesideItsLabelStandsBelowIt() {
        Report.Facts facts = new Report.Facts(
                "",
                List.of(
                        new Report.Facts.Fact("pid", "12"),
                        new Report.Facts.Fact("command line", "java -Xmx64m -XX:+UseStringDeduplication")));
        Renderer narrow = new Renderer(new Layout(40, false));
        assertThat(narrow.text(new SessionEvent.Reported(facts)))
                .isEqualTo("  pid           12\n  command line\n    java -Xmx64m\n    -XX:+UseStringDeduplication");
    }

    @Test
    void aSwarmIsSpokenOfInWholeSentences() {
        assertThat(swarmed(new WireEvent.Swarmed(5, 10, 100, 0)))
                .endsWith("5 clients had 10 messages echoed by 127.0.0.1:62893");
        assertThat(swarmed(new WireEvent.Swarmed(5, 0, 0, 5)))
                .endsWith("5 clients had nothing echoed by 127.0.0.1:62893, and 5 ended in trouble");
        assertThat(swarmed(new WireEvent.Swarmed(0, 0, 0, 3)))
                .endsWith("no client was connected to 127.0.0.1:62893, and 3 ended in trouble");
    }

    @Test
    void aBacktickAloneStays() {
        assertThat(new Renderer(COLOUR).text(new SessionEvent.Said("a ` alone")))
                .isEqualTo("a ` alone");
    }

    @Test
    void theFourVerdictsReadDifferentlyWithoutColour() {
        Finding finding = new Finding("a", "b", "c");
        assertThat(check(new Verdict.Pass("seen"))).isEqualTo("ok s\n    seen");
        assertThat(check(new Verdict.NotYet(finding))).startsWith("... not yet: s\n    expected   a\n    observed   b");
        assertThat(check(new Verdict.Wrong(finding)))
                .isEqualTo("x s\n    expected   a\n    observed   b\n    next       c");
        assertThat(check(new Verdict.CouldNotLook("why"))).isEqualTo("? s\n    could not look: why");
    }

    @Test
    void aByteThatIsMissingAtTheEndIsMarked() {
        Finding.Difference difference = new Finding.Difference(Bytes.utf8("ab\n"), Bytes.utf8("ab"));
        assertThat(check(new Verdict.Wrong(new Finding("a", "b", "c", difference))))
                .contains("they differ first at offset 2: expected 0a LF, observed nothing more")
                .contains("      0000  61 62                                            ab\n                  ^ end\n");
    }

    @Test
    void nothingAtAllIsADifferenceToo() {
        Finding.Difference difference = new Finding.Difference(Bytes.utf8("a"), Bytes.EMPTY);
        assertThat(check(new Verdict.Wrong(new Finding("a", "b", "c", difference))))
                .contains("they differ at once, at offset 0: expected 61 \"a\", observed nothing more")
                .contains("observed, 0 bytes");
    }

    @Test
    void differencesFarInsideShowThreeRowsAndNoMore() {
        byte[] one = new byte[100_000];
        byte[] other = one.clone();
        other[70_000] = '\r';
        String shown = check(
                new Verdict.Wrong(new Finding("a", "b", "c", new Finding.Difference(Bytes.of(one), Bytes.of(other)))));
        assertThat(shown).contains("offset 70000: expected 00 NUL, observed 0d CR");
        assertThat(shown.lines().filter(each -> each.contains("00 00 00"))).hasSize(6);
    }

    @Test
    void aLoudPeerIsCutAtWholeCharactersAndSaysWhatIsMissing() {
        String text = report(new Report.Data("c1 received 3000 bytes", Bytes.utf8("€".repeat(1000)), true, false));
        assertThat(text).doesNotContain("\\x").endsWith("954 more bytes; type `wire --hex` to see all");
        String lines = report(new Report.Data("c1 received 3000 bytes", Bytes.utf8("\n".repeat(3000)), true, false));
        assertThat(lines.lines()).hasSize(66);
        assertThat(lines).endsWith("2936 more bytes; type `wire --hex` to see all");
    }

    @Test
    void hexadecimalLosesNothing() {
        byte[] all = new byte[5000];
        String text = report(new Report.Data("c1 received 5000 bytes", Bytes.of(all), true, true));
        assertThat(text.lines()).hasSize(1 + 313);
    }

    @Test
    void aPeersLineCannotPassForOurs() {
        assertThat(report(new Report.Data("c1 received 9 bytes", Bytes.utf8("a\nok done\n"), true, false)))
                .isEqualTo("c1 received 9 bytes\n  < a\\n\n  < ok done\\n");
    }

    @Test
    void aBodyThatOnlyClaimsToBeJsonIsShownAsItIs() {
        assertThat(body("{\"a\": TRUE, }")).endsWith("  < {\"a\": TRUE, }");
        assertThat(body("{} {}")).endsWith("  < {} {}");
        assertThat(body("[".repeat(300))).contains("  < [[[[");
        assertThat(body("")).endsWith("application/json");
    }

    @Test
    void jsonStringsKeepTheirEscapesAndNumbersTheirDigits() {
        assertThat(body("[\"a\\n\\\\\\u009b\\\"\",1.50e3]"))
                .endsWith("  < [\n  <   \"a\\n\\\\\\u009b\\\"\",\n  <   1.50e3\n  < ]");
    }

    @Test
    void aTableTooWideForTheScreenBecomesBlocks() {
        Report.Table table = new Report.Table(
                List.of("name", "what"), List.of(List.of("web", "a listener"), List.of("c1", "w".repeat(40))), "none");
        Renderer narrow = new Renderer(new Layout(40, false));
        assertThat(narrow.text(new SessionEvent.Reported(table)))
                .startsWith("name  web\nwhat  a listener\n\nname  c1\nwhat  www");
    }

    @Test
    void jsonNamesVerdictsAndBytesAsPromised() {
        SessionEvent judged = new SessionEvent.ChecksJudged(List.of(
                new SessionEvent.ChecksJudged.Judged("s", new Verdict.Pass("seen")),
                new SessionEvent.ChecksJudged.Judged("t", new Verdict.CouldNotLook("why")),
                new SessionEvent.ChecksJudged.Judged(
                        "u",
                        new Verdict.Wrong(new Finding(
                                "a", "b", "c", new Finding.Difference(Bytes.utf8("\n"), Bytes.utf8("\r")))))));
        assertThat(JsonLines.of(judged))
                .isEqualTo("{\"event\":\"checks\",\"checks\":["
                        + "{\"sentence\":\"s\",\"verdict\":\"pass\",\"evidence\":\"seen\"},"
                        + "{\"sentence\":\"t\",\"verdict\":\"could-not-look\",\"reason\":\"why\"},"
                        + "{\"sentence\":\"u\",\"verdict\":\"wrong\",\"expected\":\"a\",\"observed\":\"b\",\"next\":\"c\","
                        + "\"difference\":{\"offset\":0,\"expected\":{\"base64\":\"Cg==\",\"text\":\"\\\\n\"},"
                        + "\"observed\":{\"base64\":\"DQ==\",\"text\":\"\\\\r\"}}}]}");
    }

    @Test
    void aSwarmWhoseEchoesBrokeOffClaimsNoRate() {
        SwarmPlan plan = new SwarmPlan(5, 3, 32, 1, null, Duration.ofSeconds(10), 1);
        SwarmResult broken = new SwarmResult(
                plan, 5, 0, 12, Duration.ofMillis(1), Duration.ofMillis(5), Latencies.NONE, List.of(), false);
        assertThat(report(new Report.Load("127.0.0.1:62893", broken)))
                .contains("echoed      no whole message, 12 bytes\n")
                .doesNotContain("rate");
    }

    private static String check(Verdict verdict) {
        return new Renderer(Layout.PLAIN_80)
                .text(new SessionEvent.ChecksJudged(List.of(new SessionEvent.ChecksJudged.Judged("s", verdict))));
    }

    private static String swarmed(WireEvent.Swarmed what) {
        return WireWords.of(new WireEvent(1, Instant.EPOCH, "s1", null, Endpoint.loopback(62893), what));
    }

    private static String report(Report report) {
        return new Renderer(Layout.PLAIN_80).text(new SessionEvent.Reported(report));
    }

    private static String body(String body) {
        List<HttpField> headers = List.of(new HttpField("Content-Type", "application/json"));
        return report(new Report.Http(HttpAnswers.whole("HTTP/1.1 200 OK", 200, headers, Bytes.utf8(body)), false));
    }
}
