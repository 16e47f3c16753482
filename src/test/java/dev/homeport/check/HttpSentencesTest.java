package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.HttpEnd;
import dev.homeport.net.HttpField;
import dev.homeport.net.HttpHead;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.Look;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Observed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSentencesTest {
    private static final String PAGE = "GET :62893/ada answers 200";
    private static final String JSON = "application/json;charset=utf-8";

    private static Seen page(int status, String body) {
        return page(Bytes.utf8(body), status, "Content-Type: " + JSON);
    }

    private static Seen page(Bytes body, int status, String... fields) {
        return page(HttpAnswers.whole("HTTP/1.1 " + status, status, fields(fields), body));
    }

    private static List<HttpField> fields(String... lines) {
        return Arrays.stream(lines)
                .map(each -> each.split(": ", 2))
                .map(each -> new HttpField(each[0], each[1]))
                .toList();
    }

    /** An answer whose body ended so. */
    private static Seen cut(String body, long announced, HttpEnd end, String why) {
        HttpHead head = new HttpHead("HTTP/1.1 200 OK", 200, fields("Content-Type: text/plain"));
        return page(HttpAnswers.of(head, Bytes.utf8(body), announced, end, why));
    }

    private static Seen page(HttpAnswer answer) {
        return Seen.nothing()
                .answer(HttpAnswers.get(":62893/ada"), Observed.seen(answer))
                .answer(HttpAnswers.head(":62893/ada"), Observed.seen(answer));
    }

    private static Bytes packed(String text, boolean gzip) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = gzip ? new GZIPOutputStream(out) : new DeflaterOutputStream(out)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return Bytes.of(out.toByteArray());
    }

    @Test
    void statusAndFieldsAreAskedForWithoutTheBody() {
        assertThat(Seen.check(PAGE).looks()).containsExactly(HttpAnswers.head(":62893/ada"));
        assertThat(Seen.check(PAGE + " with header A containing \"b\"").looks())
                .containsExactly(HttpAnswers.head(":62893/ada"));
        assertThat(Seen.check(PAGE + " with body containing \"b\"").looks())
                .containsExactly(HttpAnswers.get(":62893/ada"));
    }

    @Test
    void aRequestCarriesWhatItsSentenceSays() {
        Check check = Seen.check("POST localhost:1/notes with header Origin \"http://a\" with body \"{\\\"a\\\":1}\""
                + " with header A-B \"c\" not answers 201 with json id = 1 within 3s");
        assertThat(check.active()).isTrue();
        assertThat(check.looks())
                .containsExactly(new Look.Http(
                        new HttpRequest(
                                "POST",
                                HttpAnswers.url("localhost:1/notes"),
                                fields("Origin: http://a", "A-B: c"),
                                Bytes.utf8("{\"a\":1}")),
                        false));
        assertThat(Seen.check("M-SEARCH :1 answers 200").looks())
                .containsExactly(
                        new Look.Http(new HttpRequest("M-SEARCH", HttpAnswers.url(":1"), List.of(), null), true));
        assertThat(Sentences.completions("POST :1/ ")).containsExactly("answers", "with", "not");
        assertThat(Sentences.completions("POST :1/ with ")).containsExactly("header", "body");
        assertThat(Sentences.completions("POST :1/ with body \"a\" a")).containsExactly("answers");
    }

    @Test
    void aPageIsJudgedByItsStatus() {
        assertThat(page(200, "").verdict(PAGE)).isEqualTo("pass: status 200");
        assertThat(page(404, "").verdict(PAGE))
                .isEqualTo("wrong: status 200 | status 404 | the server has no such page: try  help route");
        assertThat(page(404, "").verdict("GET :62893/ada not answers 200")).isEqualTo("pass: status 404");
        assertThat(Seen.nothing().verdict(PAGE)).isEqualTo("could not look: nobody looked");
    }

    @Test
    void anotherAddressThan127001IsNamed() {
        HttpAnswer answer = HttpAnswers.whole("HTTP/1.1 200 OK", 200, List.of(), Bytes.EMPTY)
                .from(List.of(Endpoint.loopback(62893), new Endpoint(LoopbackAddress.V6, 62893)));
        assertThat(page(answer).verdict(PAGE)).isEqualTo("pass: status 200, at [::1]:62893");
    }

    @Test
    void aPageWithoutAnAnswerSaysHowItEnded() {
        assertThat(page(HttpAnswers.nothing(HttpEnd.REFUSED, "")).verdict(PAGE))
                .isEqualTo("not yet: status 200 | connection refused: nobody listens on port 62893"
                        + " | try  serve 62893");
        assertThat(page(HttpAnswers.nothing(HttpEnd.REFUSED, "")).verdict("GET :62893/ada not answers 200"))
                .startsWith("not yet");
        assertThat(page(HttpAnswers.nothing(HttpEnd.TIMED_OUT, "")).verdict(PAGE))
                .isEqualTo("not yet: status 200 | no answer before the deadline"
                        + " | is the program busy? try  who 62893");
        assertThat(page(HttpAnswers.nothing(HttpEnd.NOT_HTTP, "an SSH server's banner came"))
                        .verdict(PAGE))
                .isEqualTo("wrong: status 200 | what came is not HTTP: an SSH server's banner came"
                        + " | an answer begins with a line such as  HTTP/1.1 200 OK");
        assertThat(page(HttpAnswers.nothing(HttpEnd.LIMIT, "the header section is too long"))
                        .verdict(PAGE))
                .isEqualTo("could not look: the header section is too long");
        assertThat(page(HttpAnswers.nothing(HttpEnd.CLOSED, "")).verdict(PAGE))
                .startsWith("wrong: status 200 | end of stream: the peer closed | ");
        assertThat(page(HttpAnswers.nothing(HttpEnd.BY_HAND, "web waits by hand"))
                        .verdict(PAGE))
                .isEqualTo(
                        "not yet: status 200 | web waits by hand | close it and start a server that answers by itself");
        assertThat(page(HttpAnswers.nothing(HttpEnd.BY_HAND, "web waits by hand"))
                        .verdict("GET :62893/ada not answers 200"))
                .startsWith("not yet");
    }

    @Test
    void aBodyIsSearched() {
        assertThat(page(200, "Hello Ada").verdict(PAGE + " with body containing \"Ada\""))
                .isEqualTo("pass: status 200 with \"Ada\" in the body");
        assertThat(page(200, "Bye\u001b[2J").verdict(PAGE + " with body containing \"Ada\""))
                .isEqualTo("wrong: status 200 and \"Ada\" in the body | the body is \"Bye\\x1b[2J\""
                        + " | try  help route  to set the body");
        assertThat(page(200, "").verdict(PAGE + " with body containing \"Ada\""))
                .contains("| an empty body |");
    }

    @Test
    void aBodyIsReadByItsCharset() {
        String cafe = PAGE + " with body containing \"café\"";
        Bytes latin1 = Bytes.of("un café".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(page(latin1, 200, "Content-Type: text/plain; Charset=\"iso-8859-1\"")
                        .verdict(cafe))
                .startsWith("pass");
        assertThat(page(
                                Bytes.of("un café".getBytes(StandardCharsets.UTF_16)),
                                200,
                                "Content-Type: text/html;charset=UTF-16")
                        .verdict(cafe))
                .startsWith("pass");
        assertThat(page(Bytes.utf8("un café"), 200).verdict(cafe)).startsWith("pass");
        assertThat(page(latin1, 200).verdict(cafe)).startsWith("wrong");
        assertThat(page(latin1, 200).verdict(PAGE + " with body containing \"\\xe9\""))
                .startsWith("pass");
        String not = "GET :62893/ada not answers 200 with body containing \"café\"";
        assertThat(page(latin1, 200, "Content-Type: text/plain; charset=utf-8").verdict(not))
                .isEqualTo("could not look: the body is not the UTF-8 that its Content-Type names");
        assertThat(page(latin1, 200, "Content-Type: text/plain; charset=klingon")
                        .verdict(not))
                .isEqualTo("could not look: the body's text is not known: its charset klingon is not known here");
    }

    @Test
    void aCodedBodyIsUnpacked() {
        String ada = PAGE + " with body containing \"Ada\"";
        String notBob = "GET :62893/ada not answers 200 with body containing \"Bob\"";
        for (Seen each : List.of(
                page(packed("Hello Ada", true), 200, "Content-Encoding: gzip"),
                page(packed("Hello Ada", true), 200, "content-encoding: X-GZIP"),
                page(packed("Hello Ada", false), 200, "Content-Encoding: deflate"),
                page(packed("Hello Ada", true), 200, "Transfer-Encoding: gzip, chunked"),
                page(Bytes.utf8("Hello Ada"), 200, "Content-Encoding: identity"))) {
            assertThat(each.verdict(ada)).startsWith("pass");
            assertThat(each.verdict(notBob)).startsWith("pass");
        }
        assertThat(page(packed("{\"name\":\"Ada\"}", true), 200, "Content-Encoding: gzip")
                        .verdict(PAGE + " with json name = \"Ada\""))
                .startsWith("pass");
        Bytes whole = packed("Hello Ada", true);
        assertThat(page(Bytes.utf8("x"), 200, "Content-Encoding: br").verdict(notBob))
                .isEqualTo("could not look: the body is coded as br, which is not undone here");
        assertThat(page(Bytes.utf8("Hello Ada"), 200, "Content-Encoding: gzip").verdict(notBob))
                .isEqualTo("could not look: the body is not the gzip data that it is said to be");
        assertThat(page(whole.slice(0, whole.length() - 9), 200, "Content-Encoding: gzip")
                        .verdict(notBob))
                .isEqualTo("could not look: the body ends in the middle of its gzip data");
        assertThat(page(packed("x".repeat((16 << 20) + 1), true), 200, "Content-Encoding: gzip")
                        .verdict(notBob))
                .isEqualTo("could not look: the body unpacks to more than 16 MiB: the rest was not read");
    }

    @ParameterizedTest
    @ValueSource(strings = {" with body containing \"half\"", " with body containing \"x\"", " with json a = 1"})
    void onABodyThatWasCutShortNothingPassesAndNothingIsRefuted(String ending) {
        String not = "GET :62893/ada not answers 200" + ending;
        for (String each : List.of(PAGE + ending, not)) {
            assertThat(cut("half of", 100, HttpEnd.CLOSED, "").verdict(each))
                    .startsWith("wrong")
                    .contains(
                            "| the body is not whole: 7 of 100 bytes of the body came, then end of stream: the peer closed |");
            assertThat(cut("half of", 100, HttpEnd.RESET, "").verdict(each)).startsWith("wrong");
            assertThat(cut("half of", -1, HttpEnd.NOT_HTTP, "a chunk's size is odd")
                            .verdict(each))
                    .startsWith("wrong")
                    .contains("7 bytes of the body came, and no end, then a chunk's size is odd");
            assertThat(cut("half of", 100, HttpEnd.TIMED_OUT, "").verdict(each))
                    .startsWith("not yet")
                    .contains("| 7 of 100 bytes of the body came before the deadline |");
        }
        assertThat(cut("half of", 100, HttpEnd.CLOSED, "").verdict(PAGE)).isEqualTo("pass: status 200");
        assertThat(cut("half of", 100, HttpEnd.TIMED_OUT, "")
                        .verdict(PAGE + " with header Content-Type starting \"text\""))
                .startsWith("pass");
    }

    @Test
    void whatAStreamWithoutAnEndHasSaidIsThere() {
        assertThat(cut("data: hi", -1, HttpEnd.TIMED_OUT, "").verdict(PAGE + " with body containing \"hi\""))
                .isEqualTo("pass: status 200 with \"hi\" in the body");
        assertThat(cut("data: hi", -1, HttpEnd.TIMED_OUT, "")
                        .verdict("GET :62893/ada not answers 200 with body containing \"ho\""))
                .startsWith("not yet");
        assertThat(cut("data: hi", -1, HttpEnd.LIMIT, "the body is too long")
                        .verdict(PAGE + " with body containing \"hi\""))
                .startsWith("pass");
        assertThat(cut("data: hi", -1, HttpEnd.LIMIT, "the body is too long")
                        .verdict("GET :62893/ada not answers 200 with body containing \"ho\""))
                .isEqualTo("could not look: the body is too long");
    }

    @Test
    void aHeaderFieldIsSearched() {
        Seen seen = page(200, "");
        assertThat(seen.verdict(PAGE + " with header Content-Type starting \"application/json\""))
                .isEqualTo("pass: status 200 with Content-Type: application/json;charset=utf-8");
        assertThat(seen.verdict(PAGE + " with header content-type containing \"utf-8\""))
                .startsWith("pass");
        assertThat(seen.verdict(PAGE + " with header Content-Type starting \"text\""))
                .isEqualTo("wrong: status 200 and Content-Type starting \"text\""
                        + " | Content-Type: application/json;charset=utf-8"
                        + " | the server must send another value");
        assertThat(seen.verdict(PAGE + " with header Etag containing \"x\"")).contains("| no header field Etag |");
    }

    @Test
    void twoFieldLinesAreTwoValues() {
        Seen seen = page(Bytes.EMPTY, 200, "Set-Cookie: a=1", "set-cookie: b=2");
        assertThat(seen.verdict(PAGE + " with header Set-Cookie starting \"b=\""))
                .isEqualTo("pass: status 200 with Set-Cookie: b=2");
        assertThat(seen.verdict(PAGE + " with header Set-Cookie containing \"1, b\""))
                .isEqualTo("wrong: status 200 and Set-Cookie containing \"1, b\""
                        + " | Set-Cookie: a=1, and 1 more of that name | the server must send another value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"Ada\"} | name = \"Ada\" | pass: status 200 with name = \"Ada\" |",
                "{\"a\":{\"b\":[1,2.0]}} | a.b.1 = 2 | pass: status 200 with a.b.1 = 2.0 |",
                "{\"ok\":true,\"none\":null} | none = null | pass: status 200 with none = null |",
                "{\"ok\":true} | ok = false | wrong: status 200 and ok = false | ok = true",
                "{\"age\":\"36\"} | age = 36 | wrong: status 200 and age = 36 | age = \"36\"",
                "{\"age\":{}} | age = 36 | wrong: status 200 and age = 36 | age = an object",
                "{\"name\":\"Bob\"} | nam = \"Bob\" | wrong: status 200 and nam = \"Bob\" | the JSON body has no nam",
                "{'name':'Ada'} | name = \"Ada\" | wrong: status 200 and name = \"Ada\" | the body is no JSON",
                "{\"name\":\"Ada\"} more | name = \"Ada\" | wrong: status 200 and name = \"Ada\" | the body is no JSON",
                "{\"name\":\"Ada\",} | name = \"Ada\" | wrong: status 200 and name = \"Ada\" | the body is no JSON",
                "{\"a\":01,\"name\":1} | name = 1 | wrong: status 200 and name = 1 | the body is no JSON",
                "{\"a\":NaN,\"name\":1} | name = 1 | wrong: status 200 and name = 1 | the body is no JSON",
                "{\"a\":\"\\q\",\"name\":1} | name = 1 | wrong: status 200 and name = 1 | the body is no JSON",
                "{\"a\":\"\u0001\",\"name\":1} | name = 1 | wrong: status 200 and name = 1 | the body is no JSON",
                "{\"a\":True,\"name\":1} | name = 1 | wrong: status 200 and name = 1 | the body is no JSON",
                "\ufeff{\"name\":1} | name = 1.0e0 | pass: status 200 with name = 1 |",
                "{\"big\":1e400} | big = 1E+400 | pass: status 200 with big = 1e400 |",
                "{\"big\":1e999999} | big = 1 | wrong: status 200 and big = 1 | big = 1e999999",
                "{\"big\":0e999999} | big = -0 | pass: status 200 with big = 0e999999 |",
            })
    void aJsonBodyIsComparedByValue(String body, String claim, String start, String observed) {
        String expected = observed == null ? start : start + " | " + observed;
        assertThat(page(200, body).verdict(PAGE + " with json " + claim)).startsWith(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"Ada\",\"name\":{}}",
                "{\"name\":{},\"name\":\"Ada\"}",
                "{\"name\":\"Ada\",\"name\":\"Ada\"}",
                "{\"name\":\"Ada\",\"n\\u0061me\":1}"
            })
    void aNameThatStandsTwiceOnTheWayToTheKeyDecidesNothing(String body) {
        for (String sentence : List.of(
                PAGE + " with json name = \"Ada\"", "GET :62893/ada not answers 200 with json name = \"Bob\"")) {
            assertThat(page(200, body).verdict(sentence))
                    .isEqualTo("could not look: the JSON body has the name \"name\" twice in one object:"
                            + " which one counts is open (RFC 8259, section 4)");
        }
        assertThat(page(200, "{\"a\":{\"b\":1},\"a\":{\"b\":1}}").verdict(PAGE + " with json a.b = 1"))
                .startsWith("could not look");
        assertThat(page(200, "{\"x\":1,\"x\":2,\"name\":\"Ada\"}").verdict(PAGE + " with json name = \"Ada\""))
                .startsWith("pass");
    }

    @Test
    void jsonIsUtf8AndHasBounds() {
        String name = PAGE + " with json name = \"café\"";
        Bytes latin1 = Bytes.of("{\"name\":\"café\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(page(latin1, 200, "Content-Type: application/json;charset=iso-8859-1")
                        .verdict(name))
                .contains("| the body is no JSON: it is not UTF-8 (RFC 8259, section 8.1) |");
        assertThat(page(200, "{\"name\":\"café\"}").verdict(name)).startsWith("pass");
        assertThat(page(200, "[".repeat(100_000)).verdict(name)).startsWith("could not look: the JSON body is deeper");
        assertThat(page(200, "[".repeat(400) + "]".repeat(400)).verdict(name)).contains("the JSON body has no name");
        assertThat(page(200, "{\"n\":" + "9".repeat(2_000) + "}")
                        .verdict("GET :62893/ada not answers 200 with json n = 1"))
                .isEqualTo("could not look: the JSON body has a number that is too long to be read");
        assertThat(page(200, "{\"n\":" + "9".repeat(1_005) + "}")
                        .verdict("GET :62893/ada not answers 200 with json n = 1"))
                .startsWith("could not look")
                .endsWith("that number is too long to compare");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1", ".5", "1.", "01", "0x1", "Infinity"})
    void whatIsNoJsonNumberCannotBeWritten(String number) {
        assertThat(Sentences.parse(PAGE + " with json a = " + number)).isInstanceOf(ParsedCheck.Unclear.class);
    }
}
