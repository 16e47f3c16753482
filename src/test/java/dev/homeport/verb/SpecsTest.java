package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What help, completion and the reference page are made from. */
class SpecsTest {
    static List<Verb> verbs() {
        List<Verb> all = new ArrayList<>(Verbs.all());
        all.addAll(Verbs.forLearners());
        all.add(new Help(SpecsTest::verbs));
        return all;
    }

    @Test
    void theVerbsOfTheLabAreAllThere() {
        assertThat(Verbs.all())
                .extracting(Verb::word)
                .containsExactlyInAnyOrder(
                        "listen",
                        "accept",
                        "connect",
                        "send",
                        "recv",
                        "shutdown",
                        "close",
                        "abort",
                        "sockets",
                        "who",
                        "state",
                        "probe",
                        "ranges",
                        "resolve",
                        "wire",
                        "udp bind",
                        "udp send",
                        "udp recv",
                        "diagram",
                        "states",
                        "echo",
                        "serve",
                        "route",
                        "http",
                        "proxy",
                        "fault",
                        "heal",
                        "tap",
                        "swarm",
                        "java",
                        "stop");
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void aVerbIsKnownByTheWordOfItsSpec(Verb verb) {
        assertThat(verb.spec().word()).isEqualTo(verb.word());
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void aSummaryIsOneShortLine(Verb verb) {
        assertThat(verb.spec().summary())
                .hasSizeBetween(10, 60)
                .doesNotEndWith(".")
                .matches("\\p{Lu}.*");
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void detailsAreSentences(Verb verb) {
        assertThat(verb.spec().details()).hasSizeGreaterThan(20).endsWith(".").doesNotContain("  ");
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void anExampleIsALineOfThatVerb(Verb verb) throws VerbException {
        CommandLine line = CommandLine.parse(verb.spec().example(), verbs()).orElseThrow();
        assertThat(line.verb().word()).isEqualTo(verb.word());
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void anOptionIsExplainedInAFewWords(Verb verb) {
        assertThat(verb.spec().options()).allSatisfy(o -> assertThat(o.help()).hasSizeBetween(5, 75));
        assertThat(verb.spec().options()).extracting(VerbSpec.Option::flag).doesNotHaveDuplicates();
    }

    @Test
    void lookingVerbsDoNotAct() {
        assertThat(verbs())
                .filteredOn(v -> !v.spec().acts())
                .extracting(Verb::word)
                .containsExactlyInAnyOrder(
                        "sockets", "who", "state", "ranges", "resolve", "wire", "diagram", "states", "probe", "free",
                        "doctor", "help");
    }

    @Test
    void theUsageShowsWhatCanBeLeftOut() {
        assertThat(verbs())
                .extracting(v -> v.spec().usage())
                .containsExactly(
                        "sockets [--all]",
                        "who PORT",
                        "state [NAME]",
                        "probe PORT [--udp] [--within DURATION]",
                        "ranges",
                        "resolve HOST",
                        "wire [NAME] [--hex] [--last N] [--time] [--follow] [--within DURATION]",
                        "diagram [NAME] [--mermaid] [--svg] [--out FILE] [--force] [--last N]",
                        "states [NAME]",
                        "listen ENDPOINT [as NAME] [--backlog N] [--no-reuse] [--tls] [--expose]",
                        "accept [LISTENER] [as NAME] [--within DURATION]",
                        "connect ENDPOINT [as NAME] [--tls] [--insecure] [--within DURATION]",
                        "send [CONNECTION] TEXT... [--hex] [--within DURATION]",
                        "recv [CONNECTION] [--bytes N] [--until-close] [--hex] [--within DURATION]",
                        "shutdown [CONNECTION]",
                        "close [NAME]",
                        "abort [CONNECTION]",
                        "udp bind [ENDPOINT] [as NAME] [--expose]",
                        "udp send ENDPOINT [TEXT...] [as NAME] [from NAME] [--bytes N] [--hex] [--within DURATION]",
                        "udp recv [NAME] [--max N] [--count] [--hex] [--within DURATION]",
                        "echo [ENDPOINT] [as NAME] [--udp] [--mode MODE] [--max-clients N] [--no-wire] [--tls] [--expose]",
                        "serve [ENDPOINT] [as NAME] [--tls] [--expose]",
                        "route METHOD PATH [STATUS] BODY... [on SERVER] [-H FIELD]... [--type CONTENT-TYPE] [--json]",
                        "stop [SERVER]",
                        "http [METHOD] URL [-H FIELD]... [-d BODY] [--unix-socket FILE] [--head] [--within DURATION]",
                        "proxy LISTEN [->] TARGET [as NAME]",
                        "fault LINK [FAULT] [VALUE...] [--jitter DURATION] [--to-server] [--to-client]",
                        "heal LINK [FAULT] [--to-server] [--to-client]",
                        "tap LISTEN [->] TARGET [as NAME] [--text] [--hex] [--http]",
                        "swarm ENDPOINT [--clients N] [--messages M] [--size BYTES] [--pipeline D] [--for DURATION]"
                                + " [--within DURATION] [--seed N] [--json]",
                        "java [FILE | { CODE }]",
                        "free PORT [--yes PID] [--within DURATION]",
                        "doctor",
                        "edit [NAME]",
                        "help [VERB...]");
    }
}
