package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.check.ParsedCheck.Unclear;
import dev.homeport.check.ParsedCheck.Understood;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.HttpUrl;
import dev.homeport.net.Look;
import dev.homeport.words.Inert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {
    static List<Declaration> declarations() {
        return Declarations.ALL;
    }

    static List<String> examples() {
        return Sentences.all().stream().map(Sentence::example).toList();
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void everyExampleIsReadByItsOwnDeclaration(Declaration declaration) {
        List<Word> words = WordReader.read(declaration.example()).words();
        List<String> readers = Declarations.ALL.stream()
                .filter(each -> Match.of(each, words).isComplete(words.size()))
                .map(Declaration::pattern)
                .toList();
        assertThat(readers).containsExactly(declaration.pattern());
        assertThat(Sentences.parse(declaration.example())).isInstanceOf(Understood.class);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleTakesNotAndWithin(String example) {
        Declaration declaration = Declarations.ALL.stream()
                .filter(each -> each.example().equals(example))
                .findFirst()
                .orElseThrow();
        int subject = 1;
        while (example.contains(" 5353 ")
                && !declaration.parts().get(subject - 1).isSlot()) {
            subject++;
        }
        subject = declaration.parts().get(subject).isSlot() ? subject + 1 : subject;
        List<String> words = new ArrayList<>(
                WordReader.read(example).words().stream().map(Word::written).toList());
        words.add(subject, "not");
        Check check = Seen.check(String.join(" ", words) + " within 500ms");
        assertThat(check.within()).contains(Duration.ofMillis(500));
        Verdict verdict = check.judge(Seen.nothing().snapshot());
        // Numbers and values that stand in the sentence itself need no look.
        boolean judgedByItself =
                example.contains("dynamic range") || example.contains("same as") || example.contains("differs");
        if (judgedByItself || example.equals("nothing is left open")) {
            assertThat(verdict).isInstanceOf(Verdict.Wrong.class);
        } else {
            assertThat(verdict.passed()).as("%s", verdict).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nothingSeenNeverPasses(String example) {
        boolean judgedByItself =
                example.contains("dynamic range") || example.contains("same as") || example.contains("differs");
        boolean theLedgerIsTheObservation = example.equals("nothing is left open");
        assertThat(Seen.check(example).judge(Seen.nothing().snapshot()).passed())
                .isEqualTo(judgedByItself || theLedgerIsTheObservation);
    }

    @Test
    void readingNeverThrowsAndAlwaysPointsIntoTheText() {
        Random random = new Random(62893);
        List<String> examples = examples();
        String noise = " \"'\\x0nabc:/.=${}127\t\n\u202e\ud83d\u0000é[]%";
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder(examples.get(random.nextInt(examples.size())));
            for (int edits = random.nextInt(4) + 1; edits > 0; edits--) {
                int at = random.nextInt(text.length() + 1);
                char c = noise.charAt(random.nextInt(noise.length()));
                if (random.nextBoolean() && at < text.length()) {
                    text.deleteCharAt(at);
                } else {
                    text.insert(at, c);
                }
            }
            ParsedCheck parsed = Sentences.parse(text.toString());
            Sentences.completions(text.toString());
            if (parsed instanceof Unclear unclear) {
                assertThat(unclear.column()).as(text.toString()).isBetween(0, text.length());
                assertThat(unclear.length()).as(text.toString()).isPositive();
                assertThat(unclear.message()).as(text.toString()).isNotBlank();
                assertThat(unclear.message().codePoints()).allMatch(Inert::isSafe);
            } else if (parsed instanceof Understood understood) {
                understood.check().judge(Seen.nothing().snapshot());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "port 62893 is listning | 14 | 8 | listning does not fit here | listening",
                "port 62893 s listening | 11 | 1 | s does not fit here | is",
                "prt 62893 is listening | 0 | 3 | prt is no subject | port",
                "62893 is listening | 0 | 5 | 62893 is no subject | port 62893",
                "c1 is established | 0 | 2 | c1 is no subject | connection c1",
                "port web is listening | 0 | 8 | web is not a port: ports are 1 to 65535 | listener web",
                "port 70000 is listening | 5 | 5 | 70000 is not a port: ports are 1 to 65535 | ",
                "port 0 is free | 5 | 1 | port 0 only asks the system to choose | ",
                "connection c1 is in CLOSE-WAT | 20 | 9 | CLOSE-WAT does not fit here | CLOSE-WAIT",
                "port 62893 is in the dinamic range | 21 | 7 | dinamic does not fit here | dynamic",
                "port 62893 echoes ping | 18 | 4 | text stands in quotes | \"ping\"",
                "port 62893 echoes \"ping | 18 | 5 | this quote is never closed | \"ping\"",
                "port 62893 echoes \"pi\\qng\" | 21 | 2 | \\q is no escape | ",
                "port 62893 echoes \"\\x4\" | 19 | 2 | \\x takes two hexadecimal digits | ",
                "port 62893 is free now please | 19 | 10 | the sentence ends before now | ",
                "port 62893 is free witin 2s | 19 | 8 | the sentence ends before witin | within",
                "port 62893 is free within | 19 | 6 | a time follows within | ",
                "port 62893 is free within soon | 26 | 4 | soon is no time | ",
                "port 62893 is free within 61s | 26 | 3 | 61s is no time from 1ms to 60s | ",
                "port 62893 is | 13 | 1 | the sentence goes on: listening, free, | ",
                "connection c1 received 12 byts | 26 | 4 | byts does not fit here: bytes | bytes",
                "port 62893 serves 1001 clients at once | 18 | 4 | 1001 is not a number from 1 to 1000 | ",
                "GET http://example.org/ answers 200 | 4 | 19 | a check asks only this machine | ",
                "GET ftp://localhost/ answers 200 | 4 | 16 | ftp://localhost/ is no address of a page | ",
                "GET :80/ with hedder A \"b\" answers 200 | 14 | 6 | hedder does not fit here | header",
                "GET :80/ with header A b answers 200 | 23 | 1 | text stands in quotes | \"b\"",
                "GET :80/ with body | 18 | 1 | the sentence goes on: TEXT | ",
                "GET :80/ with body \"a\" with body \"b\" answers 200 | 28 | 4 | body does not fit here: header | ",
                "GET :80/ answer 200 | 9 | 6 | answer does not fit here: answers, with | answers",
                "get :80/ answers 200 | 0 | 3 | get is no subject | GET",
                "PORT 80 is free | 0 | 4 | PORT is no subject | port",
                "GET :70000/ answers 200 | 4 | 7 | 70000 is not a port | ",
                "GET :62893/ answers 20 | 20 | 2 | 20 is not an HTTP status from 100 to 599 | ",
                "name localhost resolves to here | 27 | 4 | here is no IP address | ",
                "listener web answered get /x with 200 | 22 | 3 | get does not fit here | GET",
            })
    void anUnclearSentenceSaysWhereAndWhatWasMeant(
            String text, int column, int length, String message, String suggestion) {
        assertThat(Sentences.parse(text)).isInstanceOfSatisfying(Unclear.class, unclear -> {
            assertThat(unclear.message()).startsWith(message);
            assertThat(List.of(unclear.column(), unclear.length())).containsExactly(column, length);
            if (suggestion == null) {
                assertThat(unclear.suggestions()).isEmpty();
            } else {
                assertThat(unclear.suggestions()).contains(suggestion);
            }
        });
    }

    @Test
    void anEmptySentenceIsToldHowToStart() {
        assertThat(Sentences.parse("  "))
                .isInstanceOfSatisfying(
                        Unclear.class,
                        unclear -> assertThat(unclear.message())
                                .isEqualTo(
                                        "a sentence starts with port, listener, connection, udp, GET, name, nothing"));
    }

    @Test
    void quotesReadTheEscapesOfSend() {
        Check check = Seen.check("port 1 echoes \"a\\n\\r\\t\\0\\\\\\\"\\x1b\\xFFé\"");
        Look.Echo look = (Look.Echo) check.looks().iterator().next();
        byte[] bytes = look.payload().toArray();
        assertThat(bytes).containsExactly('a', '\n', '\r', '\t', 0, '\\', '"', 0x1b, 0xff, 0xc3, 0xa9);
        Look.Echo literal = (Look.Echo)
                Seen.check("port 1 echoes 'a\\n'").looks().iterator().next();
        assertThat(literal.payload().text()).isEqualTo("a\\n");
    }

    @Test
    void theShortAndTheLongAddressOfAPageAreRead() {
        assertThat(Seen.check("GET :62893/hello answers 200").looks())
                .isEqualTo(Set.of(HttpAnswers.head(":62893/hello")));
        assertThat(Seen.check("GET http://localhost:62893 answers 200").looks())
                .isEqualTo(Set.of(HttpAnswers.head("localhost:62893/")));
        for (String url :
                List.of("localhost:1", "127.0.0.1:1/", "[::1]:1/a", ":1", "1", "a.localhost:1?b", "https://[::1]/")) {
            assertThat(Seen.check("GET " + url + " answers 200").looks()).isEqualTo(Set.of(HttpAnswers.head(url)));
        }
        assertThat(HttpAnswers.url("https://[::1]/"))
                .isEqualTo(new HttpUrl(true, "::1", 443, "/"))
                .hasToString("https://[::1]/");
    }

    @Test
    void netstatsAndSssSpellingsOfAStateAreRead() {
        for (String state : List.of("CLOSE-WAIT", "CLOSE_WAIT", "close-wait")) {
            assertThat(Sentences.parse("connection c1 is in " + state)).isInstanceOf(Understood.class);
        }
        assertThat(Sentences.parse("connection c1 is in ESTAB")).isInstanceOf(Understood.class);
    }

    @Test
    void oneConnectionIsSingular() {
        assertThat(Sentences.parse("listener web accepted 1 connection")).isInstanceOf(Understood.class);
    }

    @Test
    void onlyProbesAreActive() {
        assertThat(Sentences.all().stream().filter(Sentence::active).map(Sentence::example))
                .allMatch(example -> example.startsWith("GET")
                        || example.contains("echoes")
                        || example.contains("speaks")
                        || example.contains("at once"))
                .hasSize(11);
    }

    @Test
    void aValueThatIsNotKnownYetIsNotYetEitherWay() {
        Check check = Seen.check("port ${web.port} is listening");
        assertThat(Seen.line(check.judge(Seen.table().snapshot())))
                .isEqualTo("not yet: listening on port ${web.port} | ${web.port} has no value yet"
                        + " | do the step's earlier lines first");
        assertThat(Seen.nothing().verdict("${a.port} differs from ${b.port}")).startsWith("not yet");
        assertThat(Seen.nothing().verdict("4 is not the same as ${b.port}")).startsWith("not yet");
        assertThat(Seen.check("GET :${web.port}/hello answers 200").active()).isTrue();
    }

    @Test
    void twoReadingsAskForTheSameLook() {
        String sentence = "port 62893 echoes 65536 random bytes";
        assertThat(Seen.check(sentence).looks()).isEqualTo(Seen.check(sentence).looks());
    }

    @Test
    void theNextWordsAreKnown() {
        assertThat(Sentences.completions(""))
                .containsExactly(
                        "port",
                        "listener",
                        "connection",
                        "udp",
                        "GET",
                        "POST",
                        "PUT",
                        "PATCH",
                        "DELETE",
                        "HEAD",
                        "OPTIONS",
                        "TRACE",
                        "name",
                        "nothing");
        assertThat(Sentences.completions("po")).containsExactly("port");
        assertThat(Sentences.completions("port ")).isEmpty();
        assertThat(Sentences.completions("port 62893 ")).containsExactly("is", "echoes", "speaks", "serves", "not");
        assertThat(Sentences.completions("connection c1 is in CLOSE")).containsExactly("CLOSE-WAIT", "CLOSED");
        assertThat(Sentences.completions("port 62893 is not l")).containsExactly("listening");
        assertThat(Sentences.completions("udp port 5353 ")).containsExactly("is", "echoes", "not");
        assertThat(Sentences.completions("udp u1 ")).containsExactly("received", "timed", "was", "lost", "sent", "not");
        assertThat(Sentences.completions("port 62893 is free ")).containsExactly("within");
        assertThat(Sentences.completions("port 62893 echoes \"a")).isEmpty();
    }

    @Test
    void aSentenceIsAskedWithoutItsNot() {
        assertThat(Sentences.affirmed("port 1 is not free")).contains("port 1 is free");
        assertThat(Sentences.affirmed("connection c1 not received \"not\" within 2s"))
                .contains("connection c1 received \"not\" within 2s");
        assertThat(Sentences.affirmed("GET :1/x with header A \"b\" not answers 200"))
                .contains("GET :1/x with header A \"b\" answers 200");
        assertThat(Sentences.affirmed("port 1 echoes \"is not free\"")).isEmpty();
        assertThat(Sentences.affirmed("port 1 is not anything")).isEmpty();
    }

    @Test
    void aValueIsNotComparedWithItself() {
        assertThat(Sentences.parse("${a.port} is the same as ${a.port}"))
                .isEqualTo(new ParsedCheck.Unclear(25, 9, "${a.port} is compared with itself", List.of()));
        assertThat(Sentences.parse("${a.port} differs from ${a.port}")).isInstanceOf(ParsedCheck.Unclear.class);
        assertThat(Sentences.parse("${a.port} differs from ${b.port}")).isInstanceOf(ParsedCheck.Understood.class);
        assertThat(Sentences.parse("62893 is the same as 62893")).isInstanceOf(ParsedCheck.Understood.class);
    }
}
