package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.verb.EndpointText.At;
import dev.homeport.verb.EndpointText.Named;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints, URLs, times and numbers as they are written. */
class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "62893, '', 62893",
        ":62893, '', 62893",
        "0, '', 0",
        "127.0.0.1:62893, 127.0.0.1, 62893",
        "0.0.0.0:62893, 0.0.0.0, 62893",
        "[::1]:62893, ::1, 62893",
        "localhost:62893, localhost, 62893",
    })
    void anEndpointHasManyForms(String text, String host, int port) throws VerbException {
        assertThat(EndpointText.parse(text)).isEqualTo(new At(host, port));
    }

    @Test
    void aNameIsAnEndpointToo() throws VerbException {
        assertThat(EndpointText.parse("web")).isEqualTo(new Named("web"));
        assertThat(EndpointText.parse("e1.1")).isEqualTo(new Named("e1.1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "70000            | 70000 is not a port                 | ports are numbers from 0 to 65535",
                ":x               | x is not a port                     | ports are numbers from 0 to 65535",
                "127.0.0.1        | 127.0.0.1 has no port               | add one: 127.0.0.1:62893",
                "127.0.0.1:       | 127.0.0.1 has no port               | add one: 127.0.0.1:62893",
                "localhost        | localhost has no port               | add one: localhost:62893",
                "[::1]            | [::1] has no port                   | add one: [::1]:62893",
                "::1              | ::1 looks like IPv6                 | its address stands in brackets: [::1]:62893",
                "[::1]62893       | [::1]62893 has no colon before its port | write [::1]:62893",
                "[::g]:1          | [::g]:1 is not an IPv6 endpoint     | an IPv6 endpoint is [::1]:62893",
                "[::1             | [::1 is not an IPv6 endpoint        | an IPv6 endpoint is [::1]:62893",
                "127.1:80         | 127.1 is not an IPv4 address        | four numbers from 0 to 255, such as 127.0.0.1",
                "127.0.0.256:80   | 127.0.0.256 is not an IPv4 address  | four numbers from 0 to 255, such as 127.0.0.1",
                "127.0.0.01:80    | 127.0.0.01 is not an IPv4 address   | four numbers from 0 to 255, such as 127.0.0.1",
                "http://a:80/     | http://a:80/ is a URL, not an endpoint | leave out http:// and the path",
            })
    void anEndpointThatIsNoneIsSaidWithWhatIsMissing(String text, String what, String next) {
        Refused.says(() -> EndpointText.parse(text), what, next);
    }

    @Test
    void anythingElseIsNoEndpoint() {
        Refused.says(
                () -> EndpointText.parse("80%"),
                "80% is not an endpoint",
                "endpoints: 62893, 127.0.0.1:62893, [::1]:62893, localhost:62893, or a name");
    }

    @ParameterizedTest
    @CsvSource({
        ":8080/hello, '', 8080, /hello",
        "8080/hello, '', 8080, /hello",
        "8080, '', 8080, /",
        "localhost:8080/x, localhost, 8080, /x",
        "HTTP://127.0.0.1:8080/x, 127.0.0.1, 8080, /x",
        "http://[::1]:8080, ::1, 8080, /",
        "http://127.0.0.1/, 127.0.0.1, 80, /",
        "localhost, localhost, 80, /",
        "[::1]/a, ::1, 80, /a",
        ":8080?q=1, '', 8080, /?q=1",
        ":8080/a#part, '', 8080, /a",
        ":8080/a b/é😀?x=\"|\", '', 8080, /a%20b/%C3%A9%F0%9F%98%80?x=%22%7C%22",
        ":8080/50%25/5%, '', 8080, /50%25/5%25",
    })
    void aUrlHasManyForms(String text, String host, int port, String target) throws VerbException {
        assertThat(UrlText.parse(text)).isEqualTo(new UrlText(false, new At(host, port), target));
    }

    @Test
    void aUrlCanBeginWithAName() throws VerbException {
        assertThat(UrlText.parse("https://localhost/a")).isEqualTo(new UrlText(true, new At("localhost", 443), "/a"));
        assertThat(UrlText.parse("site/hello")).isEqualTo(new UrlText(false, new Named("site"), "/hello"));
        assertThat(UrlText.parse("http://site")).isEqualTo(new UrlText(false, new Named("site"), "/"));
    }

    @Test
    void aUrlThatCannotBeAskedForIsSaid() {
        Refused.says(
                () -> UrlText.parse("/hello"), "/hello names no server", "put its port or name first: :8080/hello");
        Refused.says(
                () -> UrlText.parse("http://me@localhost/"),
                "http://me@localhost/ is not a URL that can be asked for",
                "URLs: :8080/hello, web/hello, http://127.0.0.1:8080/hello");
        Refused.says(() -> UrlText.parse(":80800/"), "80800 is not a port", "ports are numbers from 0 to 65535");
    }

    @ParameterizedTest
    @CsvSource({"1ms, 1", "200ms, 200", "2s, 2000", "1m, 60000", "60min, 3600000"})
    void aTimeHasAUnit(String text, long ms) throws VerbException {
        assertThat(DurationText.parse(text)).isEqualTo(Duration.ofMillis(ms));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "61m", "1.5s", "-1s", "s", "", "2h", "99999999999999999999s"})
    void aTimeOutOfRangeIsSaidWithTheRange(String text) {
        Refused.says(
                () -> DurationText.parse(text),
                Shown.word(text) + " is not a time that can be waited",
                "times are whole numbers with ms, s or m, from 1ms to 60m");
    }

    @Test
    void aNumberOutOfRangeIsSaidWithTheRange() throws VerbException {
        assertThat(NumberText.parse("4096", "--backlog", 1, 4096)).isEqualTo(4096);
        for (String each : new String[] {"0", "4097", "x", "", "-1", "99999999999"}) {
            Refused.says(
                    () -> NumberText.parse(each, "--backlog", 1, 4096),
                    Shown.word(each) + " does not fit --backlog",
                    "--backlog is a whole number from 1 to 4096");
        }
    }

    @ParameterizedTest
    @CsvSource({"10000, 10 s", "1500, 1.5 s", "60000, 1 min"})
    void aTimeIsShownInTheUnitThatFits(long ms, String shown) {
        assertThat(Shown.duration(Duration.ofMillis(ms))).isEqualTo(shown);
    }
}
