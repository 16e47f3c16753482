package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.verb.Completions.Candidate;
import dev.homeport.verb.VerbSpec.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompletionsTest {
    private final List<Verb> verbs = new ArrayList<>(Verbs.all());
    private final List<LedgerEntry> ledger = List.of(
            entry("web", SocketKind.LISTENER, 62893, null, true),
            entry("old", SocketKind.LISTENER, 62894, null, false),
            entry("c1", SocketKind.CONNECTION, 50312, Endpoint.loopback(62893), true),
            entry("parrot", SocketKind.ECHO_SERVER, 43567, null, true),
            entry("site", SocketKind.WEB_SERVER, 8080, null, true));
    private final Completions completions = new Completions(verbs, () -> ledger, () -> List.of("binding", "echo"));

    CompletionsTest() {
        verbs.add(new Help(() -> verbs));
    }

    /** {@code udp bind} and {@code udp send} begin with one word. */
    private int firstWords() {
        return (int) verbs.stream()
                .map(v -> v.word().replaceAll(" .*", ""))
                .distinct()
                .count();
    }

    @Test
    void theFirstWordIsAVerb() {
        assertThat(completions.at(List.of("li"), 0))
                .hasSize(firstWords())
                .contains(new Candidate("listen", "Bind a port and wait for connections"));
        assertThat(completions.at(List.of(), 0)).hasSize(firstWords());
    }

    @Test
    void onlyWhatFitsTheParameterIsOffered() {
        assertThat(completions.at(List.of("accept", ""), 1))
                .containsExactly(
                        new Candidate("web", "listener 127.0.0.1:62893"), new Candidate("as", "give it a name"));
        assertThat(values("send", "")).containsExactly("c1");
        assertThat(values("stop", "")).containsExactly("parrot", "site");
        assertThat(values("state", "")).containsExactly("web", "c1", "parrot", "site");
    }

    @Test
    void aConnectionIsDescribedByBothItsEnds() {
        assertThat(completions.at(List.of("recv", ""), 1))
                .containsExactly(new Candidate("c1", "connection 127.0.0.1:50312 -> 127.0.0.1:62893"));
    }

    @Test
    void anEndpointIsANameOrALivePort() {
        assertThat(completions.at(List.of("connect", "6"), 1))
                .contains(
                        new Candidate("62893", "listener web"), new Candidate("parrot", "echo server 127.0.0.1:43567"))
                .extracting(Candidate::value)
                .doesNotContain("62894", "old", "c1");
    }

    @Test
    void aDashOffersTheOptionsThatAreLeft() {
        assertThat(values("listen", "0", "--")).containsExactly("--backlog", "--no-reuse", "--tls", "--expose");
        assertThat(values("listen", "0", "--expose", "-")).containsExactly("--backlog", "--no-reuse", "--tls");
        assertThat(values("http", "-H", "A: b", "-")).contains("-H");
    }

    @Test
    void whereNothingElseFitsTheOptionsAreOffered() {
        assertThat(values("sockets", "")).containsExactly("--all");
        assertThat(values("shutdown", "c1", "")).isEmpty();
    }

    @Test
    void anOptionsValueIsOfItsOwnKind() {
        assertThat(values("recv", "c1", "--within", "")).containsExactly("200ms", "2s", "30s", "1m");
        assertThat(values("recv", "--within", "2s", "")).containsExactly("c1");
        assertThat(values("route", "GET", "/", "hi", "on", "")).containsExactly("parrot", "site");
        assertThat(values("listen", "0", "as", "")).isEmpty();
    }

    @Test
    void aMethodOrAUrlCanBeginARequest() {
        assertThat(values("http", "")).startsWith("GET", "HEAD").endsWith("site/");
        assertThat(values("http", "POST", "")).containsExactly("site/");
    }

    @Test
    void helpTakesAVerb() {
        assertThat(values("help", "")).hasSize(firstWords()).contains("listen");
    }

    @Test
    void aLessonIsTakenFromTheSupplier() {
        verbs.add(new Fake(new VerbSpec(
                "start", "lessons", "", List.of(Params.optional("LESSON", Kind.LESSON)), List.of(), "", "", false)));
        assertThat(completions.at(List.of("start", ""), 1))
                .containsExactly(new Candidate("binding", "lesson"), new Candidate("echo", "lesson"));
    }

    @Test
    void anUnknownVerbOffersNothing() {
        assertThat(values("xyzzy", "")).isEmpty();
    }

    private List<String> values(String... words) {
        return completions.at(List.of(words), words.length - 1).stream()
                .map(Candidate::value)
                .toList();
    }

    private static LedgerEntry entry(String name, SocketKind kind, int port, @Nullable Endpoint remote, boolean open) {
        return new LedgerEntry(name, kind, Endpoint.loopback(port), remote, null, open, "typed", Instant.EPOCH, 1);
    }

    private record Fake(VerbSpec spec) implements Verb {
        @Override
        public void run(Arguments arguments, VerbContext context) {}
    }
}
