package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Trouble;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What all verbs have in common, on a real lab with real sockets. */
@Timeout(60)
class VerbsTest {
    private final Typist typist = new Typist();

    @AfterEach
    void closeTheLab() {
        typist.close();
    }

    @Test
    void everyExampleRuns() throws VerbException {
        List<String> order = List.of(
                "sockets",
                "listen",
                "connect",
                "accept",
                "send",
                "recv",
                "who",
                "state",
                "probe",
                "ranges",
                "resolve",
                "wire",
                "diagram",
                "states",
                "shutdown",
                "abort",
                "close",
                "echo",
                "swarm",
                "udp bind",
                "udp send",
                "udp recv",
                "serve",
                "route",
                "http",
                "proxy",
                "fault",
                "heal",
                "tap",
                "stop",
                "doctor",
                "help");
        List<Verb> verbs = SpecsTest.verbs();
        // In a lab without a learner they refuse: see FreeTest and JavaVerbTest.
        assertThat(verbs)
                .extracting(Verb::word)
                .filteredOn(word -> !List.of("free", "java", "edit").contains(word))
                .containsExactlyInAnyOrderElementsOf(order);
        typist.typeAll("listen 0 as spare", "connect spare as c1", "accept spare as peer", "close spare");
        for (String word : order) {
            String example =
                    CommandLine.find(List.of(word.split(" ")), verbs).spec().example();
            // The port of the examples may be taken on this machine.
            String port = word.equals("listen") ? "0" : Integer.toString(openPort());
            if (word.equals("recv")) {
                typist.type("send peer back");
            }
            assertThat(typist.type(example.replace("62893", port)
                            .replace("bind 5353", "bind 0")
                            .replace("5353", "server")))
                    .as(example)
                    .isNotEmpty()
                    .noneMatch(Report.Failure.class::isInstance);
        }
    }

    @Test
    void whereSeveralCouldBeMeantTheyAreListed() throws VerbException {
        assertThat(typist.fails("accept").what()).isEqualTo("no listener is open");
        typist.typeAll("listen 0 as a", "listen 0 as b");
        VerbException e = typist.fails("accept");
        assertThat(e.what()).isEqualTo("several could be meant: a and b");
        assertThat(e.next()).isEqualTo("say which, by its name");
    }

    @Test
    void anUnknownNameGetsASuggestionAndAWrongKindItsKind() throws VerbException {
        typist.type("listen 0 as web");
        VerbException unknown = typist.fails("accept wbe");
        assertThat(unknown.trouble()).isEqualTo(Trouble.NO_SUCH_SOCKET);
        assertThat(unknown.what()).isEqualTo("there is nothing named wbe");
        assertThat(unknown.next()).isEqualTo("did you mean web?");
        VerbException wrong = typist.fails("recv web");
        assertThat(wrong.trouble()).isEqualTo(Trouble.WRONG_KIND);
        assertThat(wrong.what()).isEqualTo("web is a listener, not a connection");
        assertThat(wrong.next()).isEqualTo("`connect` or `accept` opens one");
    }

    @Test
    void aNameWithoutTextIsNotSent() throws VerbException {
        typist.converse();
        VerbException e = typist.fails("send c1");
        assertThat(e.what()).isEqualTo("send c1 names a connection and no text");
        assertThat(e.next()).isEqualTo("send c1 \"hello\\n\"");
    }

    @Test
    void portZeroCannotBeReached() {
        assertThat(typist.fails("connect 0").what()).isEqualTo("port 0 cannot be reached");
    }

    private int openPort() {
        return typist.lab().ledger().stream()
                .filter(e -> e.open() && e.kind().listens())
                .mapToInt(e -> Objects.requireNonNull(e.local()).port())
                .findFirst()
                .orElse(0);
    }
}
