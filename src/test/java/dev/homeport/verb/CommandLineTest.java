package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static final String LISTEN =
            "usage: listen ENDPOINT [as NAME] [--backlog N] [--no-reuse] [--tls] [--expose]";

    private final List<Verb> verbs = new ArrayList<>(Verbs.all());

    CommandLineTest() {
        verbs.add(new Help(() -> verbs));
    }

    @Test
    void aLineBecomesAVerbAndItsArguments() throws VerbException {
        CommandLine line = CommandLine.parse("listen 62893 as web", verbs).orElseThrow();
        assertThat(line.verb().word()).isEqualTo("listen");
        assertThat(line.arguments())
                .isEqualTo(new Arguments(Map.of("ENDPOINT", List.of("62893"), "NAME", List.of("web")), Map.of()));
    }

    @Test
    void nothingAndAnythingAfterAHashAreNoLine() throws VerbException {
        assertThat(CommandLine.parse("  ", verbs)).isEmpty();
        assertThat(CommandLine.parse("# listen", verbs)).isEmpty();
    }

    @Test
    void optionsAndTheNameStandAnywhere() throws VerbException {
        Arguments expected = arguments("listen 62893 as web --backlog 5 --expose");
        assertThat(arguments("listen --expose as web --backlog 5 62893")).isEqualTo(expected);
        assertThat(arguments("listen as web --backlog=5 62893 --expose")).isEqualTo(expected);
        assertThat(expected.option("--backlog")).contains("5");
        assertThat(expected.has("--expose")).isTrue();
        assertThat(expected.has("--no-reuse")).isFalse();
    }

    @Test
    void anOptionThatRepeatsKeepsAllItsValues() throws VerbException {
        assertThat(arguments("http :8080/ -H 'A: 1' -H 'B: 2'").optionAll("-H")).containsExactly("A: 1", "B: 2");
    }

    @Test
    void textIsAllTheWordsAfterTheConnection() throws VerbException {
        Arguments send = arguments("send c1 hello there");
        assertThat(send.value("CONNECTION")).contains("c1");
        assertThat(send.all("TEXT")).containsExactly("hello", "there");
    }

    @Test
    void theConnectionIsLeftOutWhereOneWordOrNoNameStands() throws VerbException {
        assertThat(arguments("send hello").value("CONNECTION")).isEmpty();
        assertThat(arguments("send \"hello\" there").value("CONNECTION")).isEmpty();
        assertThat(arguments("send hello, there").all("TEXT")).containsExactly("hello,", "there");
    }

    @Test
    void quotedDashesAreText() throws VerbException {
        assertThat(arguments("send c1 '--hex'").all("TEXT")).containsExactly("--hex");
        assertThat(arguments("send c1 -- --hex as -").all("TEXT")).containsExactly("--hex", "as", "-");
    }

    @Test
    void theStatusOfARouteCanBeLeftOut() throws VerbException {
        Arguments without = arguments("route GET /hello hello there on w1");
        assertThat(without.value("STATUS")).isEmpty();
        assertThat(without.all("BODY")).containsExactly("hello", "there");
        assertThat(without.option("on")).contains("w1");
        Arguments with = arguments("route GET /hello 404 gone");
        assertThat(with.value("STATUS")).contains("404");
        assertThat(with.all("BODY")).containsExactly("gone");
        assertThat(arguments("route GET /hello 404").all("BODY")).containsExactly("404");
        assertThat(arguments("route GET /hello '404' x").all("BODY")).containsExactly("404", "x");
    }

    @Test
    void theMethodOfARequestCanBeLeftOut() throws VerbException {
        assertThat(arguments("http :8080/hello").value("METHOD")).isEmpty();
        assertThat(arguments("http site").value("URL")).contains("site");
        assertThat(arguments("http post site/x").value("METHOD")).contains("post");
    }

    @Test
    void anUnknownVerbGetsASuggestion() {
        refused("lsiten 62893", "there is no verb lsiten", "did you mean listen?");
        refused("Listen 62893", "there is no verb Listen", "did you mean listen?");
        refused("con 62893", "there is no verb con", "did you mean connect?");
        refused("xyzzy", "there is no verb xyzzy", "`help` lists all verbs");
        refused("\"\"", "there is no verb \"\"", "`help` lists all verbs");
    }

    @Test
    void javaIsSentToItsPrompt() {
        String next = "Java goes into braces, `java { 1 + 1 }`, or to the prompt of `java`";
        refused("new Socket(\"127.0.0.1\", 62893);", "there is no verb new", next);
        refused("web.accept()", "there is no verb web.accept()", next);
        refused("Sockets (all)", "there is no verb Sockets", next);
        refused("Sockets all", "there is no verb Sockets", "did you mean sockets?");
    }

    @Test
    void theWordOfAnotherToolLeadsToTheVerb() {
        refused("curl localhost", "there is no verb curl", "did you mean http?");
        refused("netstat", "there is no verb netstat", "did you mean sockets?");
        refused("?", "there is no verb ?", "did you mean help?");
    }

    @Test
    void anUnknownWordIsRepeatedInertAndShort() {
        refused("\"\\x1b[31mred\"", "there is no verb \\u{1b}[31mred", "`help` lists all verbs");
        refused("x".repeat(50), "there is no verb " + "x".repeat(39) + "…", "`help` lists all verbs");
    }

    @Test
    void anUnknownOptionGetsASuggestionOrTheUsage() {
        refused("listen 0 --backlock 5", "listen has no option --backlock", "did you mean --backlog?");
        refused("listen 0 --backlok=5", "listen has no option --backlok=5", "did you mean --backlog?");
        refused("listen 0 --quick", "listen has no option --quick", LISTEN);
        refused("listen --help", "listen has no option --help", "help listen");
        refused("send c1 --verbose", "send has no option --verbose", "to mean it as text, put it in quotes");
    }

    @Test
    void whatIsMissingIsNamedWithTheUsage() {
        refused("listen", "listen needs ENDPOINT", LISTEN);
        refused("listen as web", "listen needs ENDPOINT", LISTEN);
        refused("listen 0 as", "after `as` comes a name", LISTEN);
        refused("listen 0 --backlog", "--backlog needs N", LISTEN);
        refused("listen 0 --backlog --expose", "--backlog needs N", LISTEN);
        refused(
                "route GET /hello",
                "route needs BODY",
                "usage: route METHOD PATH [STATUS] BODY... [on SERVER] [-H FIELD]... [--type CONTENT-TYPE] [--json]");
    }

    @Test
    void whatIsTooMuchIsNamedWithTheUsage() {
        refused("listen 0 1", "a word too many: 1", LISTEN);
        refused("listen 0 as a as b", "`as` stands twice: one name is enough", LISTEN);
        refused("listen 0 --expose --expose", "--expose stands twice: once is enough", LISTEN);
        refused("listen 0 --expose=yes", "--expose takes no value", LISTEN);
        refused("ranges 1", "a word too many: 1", "usage: ranges");
    }

    @Test
    void aValueThatDoesNotFitIsSaidWithWhatDoes() {
        refused("listen 65536", "65536 is not a port", "ports are numbers from 0 to 65535");
        refused(
                "listen 0 as 9lives",
                "9lives cannot be a name",
                "names are a letter, then letters, digits, - and _, at most 32");
        refused(
                "listen 0 --backlog many",
                "many does not fit --backlog",
                "--backlog is a whole number in digits, at most 2147483647");
        refused("accept --within 5", "5 has no unit", "write 5s or 5ms");
        refused(
                "route G(T / x",
                "G(T cannot be an HTTP method",
                "methods are GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE and CONNECT, or any word");
    }

    private Arguments arguments(String line) throws VerbException {
        return CommandLine.parse(line, verbs).orElseThrow().arguments();
    }

    private void refused(String line, String what, String next) {
        Refused.says(() -> CommandLine.parse(line, verbs), what, next);
    }
}
