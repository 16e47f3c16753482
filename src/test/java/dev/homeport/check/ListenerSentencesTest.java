package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpField;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ListenerSentencesTest {
    private static Seen web() {
        return Seen.nothing().entry("web", SocketKind.WEB_SERVER, Endpoint.loopback(62893), null, null, true);
    }

    @Test
    void aListenerIsConfirmedByTheKernel() {
        Seen seen = Seen.table().listener("web", 62893, true).row("127.0.0.1", 62893, Seen.PYTHON);
        assertThat(seen.verdict("listener web is listening")).isEqualTo("pass: web is in LISTEN on 127.0.0.1:62893");
        assertThat(seen.verdict("listener any is listening")).startsWith("pass");
        assertThat(seen.verdict("listener web is not listening"))
                .isEqualTo("wrong: not in LISTEN | web is in LISTEN on 127.0.0.1:62893 | try  close web");
    }

    @Test
    void aListenerThatTheKernelDoesNotListIsNotYet() {
        assertThat(Seen.table()
                        .listener("web", 62893, true)
                        .row(62893, 40000, ConnectionState.ESTABLISHED)
                        .verdict("listener web is listening"))
                .isEqualTo("not yet: in LISTEN | the kernel's table does not list 127.0.0.1:62893 in LISTEN"
                        + " | try  state web");
    }

    @Test
    void aTableThatDoesNotListItProvesNoOppositeEither() {
        assertThat(Seen.table().listener("web", 62893, true).verdict("listener web is not listening"))
                .startsWith("not yet");
    }

    @Test
    void withoutATableTheLedgerIsTheWitness() {
        assertThat(Seen.noTable().listener("web", 62893, true).verdict("listener web is listening"))
                .startsWith("pass");
    }

    @Test
    void aClosedListenerIsNotYetAndNegatedPasses() {
        Seen seen = Seen.table().listener("web", 62893, false);
        assertThat(seen.verdict("listener web is listening"))
                .isEqualTo("not yet: in LISTEN | web is closed | try  listen 0 as web");
        assertThat(seen.verdict("listener web is not listening")).isEqualTo("pass: web is closed");
    }

    @Test
    void anAbsentListenerIsNotYetEitherWay() {
        assertThat(Seen.table().verdict("listener web is listening"))
                .isEqualTo("not yet: in LISTEN | no listener is named web | try  listen 0 as web");
        assertThat(Seen.table().verdict("listener web is not listening")).startsWith("not yet");
        assertThat(Seen.table().connection("c1", 1, 2, true).verdict("listener c1 is listening"))
                .startsWith("wrong: in LISTEN | c1 is a connection");
    }

    @Test
    void thePortIsThatOfTheLedger() {
        Seen seen = Seen.nothing().listener("web", 40000, true);
        assertThat(seen.verdict("listener web is on port 40000")).isEqualTo("pass: web is on 127.0.0.1:40000");
        assertThat(seen.verdict("listener web is on port 62893"))
                .isEqualTo("wrong: on port 62893 | web is on 127.0.0.1:40000"
                        + " | close it, then try  listen 62893 as web");
        assertThat(seen.verdict("listener web is not on port 62893")).startsWith("pass");
    }

    @Test
    void acceptedConnectionsAreCountedInThisStep() {
        Seen seen = Seen.nothing().listener("web", 62893, true);
        assertThat(seen.verdict("listener web accepted 2 connections"))
                .isEqualTo("not yet: 2 accepted in this step | web accepted no connection in this step"
                        + " | a client connects, then  accept web  takes it from the queue");
        assertThat(seen.verdict("listener web not accepted 2 connections")).startsWith("not yet");
        seen.event("c1", new WireEvent.Accepted("web"));
        assertThat(seen.verdict("listener web accepted 1 connection")).isEqualTo("pass: web accepted 1 connection");
        assertThat(seen.verdict("listener web accepted 2 connections"))
                .startsWith("not yet: 2 accepted in this step | web accepted 1 connection | ");
        seen.event("c2", new WireEvent.Accepted("web")).event("c3", new WireEvent.Accepted("other"));
        assertThat(seen.verdict("listener web accepted 1 connection"))
                .isEqualTo("wrong: 1 accepted in this step | web accepted 2 connections"
                        + " | reset begins the step again");
        assertThat(seen.verdict("listener any accepted 2 connections")).startsWith("pass");
        assertThat(Seen.line(Seen.check("listener web accepted 2 connections").judge(seen.inTheNextStep())))
                .startsWith("not yet");
    }

    @Test
    void whatASecondListenerOfTheNameDidIsNotTheFirstOnes() {
        Seen seen =
                web().event("c1", new WireEvent.Accepted("web")).event("web", new WireEvent.Answered("GET", "/", 200));
        seen.entry("web", SocketKind.WEB_SERVER, Endpoint.loopback(62894), null, null, true)
                .event("c2", new WireEvent.Accepted("web"))
                .event("web", new WireEvent.Answered("GET", "/", 200));
        assertThat(seen.verdict("listener any accepted 2 connections")).startsWith("not yet");
        assertThat(seen.verdict("listener any not accepted 2 connections")).startsWith("pass");
        assertThat(seen.verdict("listener any accepted 1 connection")).startsWith("pass");
        assertThat(seen.verdict("listener any answered GET / with 200 2 times")).startsWith("not yet");
        assertThat(seen.verdict("listener any not answered GET / with 200 2 times"))
                .startsWith("pass");
    }

    @Test
    void aForgottenAnswerCouldHaveBeenAny() {
        String forgotten = "could not look: the wire log no longer holds all that happened to web in this step";
        Seen seen = web().dropped().event("web", new WireEvent.Answered("GET", "/hello", 404));
        assertThat(seen.verdict("listener web answered GET /hello with 404")).startsWith("pass");
        assertThat(seen.verdict("listener web answered GET /hello with 200")).isEqualTo(forgotten);
        assertThat(seen.verdict("listener web not answered GET /hello with 200"))
                .isEqualTo(forgotten);
        assertThat(seen.verdict("listener web not answered GET /other with 200"))
                .isEqualTo(forgotten);
        assertThat(seen.verdict("listener web not received GET /other with header Host containing \"x\""))
                .isEqualTo(forgotten);
    }

    @Test
    void aForgottenAcceptCouldNotBeCounted() {
        assertThat(Seen.nothing()
                        .listener("web", 62893, true)
                        .dropped()
                        .event("c1", new WireEvent.Accepted("web"))
                        .verdict("listener web accepted 1 connection"))
                .startsWith("could not look: the wire log no longer holds all that happened to web");
    }

    @Test
    void aRequestOfARealClientIsSeen() {
        Seen seen = web();
        String sentence = "listener web answered GET /hello with 200";
        assertThat(seen.verdict(sentence))
                .isEqualTo("not yet: GET /hello answered with 200 | web answered no request in this step"
                        + " | ask it: try  http GET web/hello");
        assertThat(seen.verdict("listener web not answered GET /hello with 200"))
                .startsWith("not yet");
        seen.event("web", new WireEvent.Answered("GET", "/favicon.ico\u001b", 404));
        assertThat(seen.verdict(sentence))
                .startsWith("not yet: GET /hello answered with 200"
                        + " | web answered GET /favicon.ico\\u{1b} with 404 | ");
        seen.event("web", new WireEvent.Answered("GET", "/hello", 404));
        assertThat(seen.verdict(sentence))
                .isEqualTo("wrong: GET /hello answered with 200 | web answered GET /hello with 404"
                        + " | the server has no such page: try  help route");
        assertThat(seen.verdict("listener web not answered GET /hello with 200"))
                .startsWith("pass");
        seen.event("web", new WireEvent.Answered("GET", "/hello?name=Ada", 200));
        assertThat(seen.verdict(sentence)).isEqualTo("pass: web answered GET /hello with 200");
        assertThat(Seen.line(Seen.check(sentence).judge(seen.inTheNextStep()))).startsWith("not yet");
    }

    @Test
    void aRefusedBindIsRemembered() {
        Seen seen = Seen.table()
                .listener("home", 62893, true)
                .event("home", new WireEvent.Bound())
                .event("home", new WireEvent.Listening(50))
                .entry("second", SocketKind.LISTENER, null, null, null, false)
                .event(
                        "second",
                        new WireEvent.BindRefused(Seen.at("127.0.0.1", 62893), true, "Address already in use"));
        assertThat(seen.verdict("listener second was refused to bind"))
                .isEqualTo("pass: second was refused to bind 127.0.0.1:62893: Address already in use");
        assertThat(seen.verdict("listener any was refused to bind to port 62893"))
                .startsWith("pass: ");
        assertThat(seen.verdict("listener any was not refused to bind")).startsWith("wrong: ");
        assertThat(seen.verdict("listener home was refused to bind to port 62893"))
                .isEqualTo("wrong: refused to bind to port 62893 | home was bound to 127.0.0.1:40000"
                        + " | listen on a port that another socket has");
        assertThat(seen.verdict("listener second was refused to bind to port 62894"))
                .isEqualTo("wrong: refused to bind to port 62894"
                        + " | second was refused to bind 127.0.0.1:62893: Address already in use"
                        + " | ask for port 62894 while another socket has it");
        assertThat(seen.verdict("listener second is listening"))
                .isEqualTo("not yet: in LISTEN | second was never bound | try  listen 0 as second");
        assertThat(Seen.line(Seen.check("listener second was refused to bind").judge(seen.inTheNextStep())))
                .startsWith("not yet: ");
    }

    @Test
    void aPortThatOnlyNeedsPermissionIsNotTaken() {
        Seen seen = Seen.table()
                .entry("web", SocketKind.LISTENER, null, null, null, false)
                .event("web", new WireEvent.BindRefused(Seen.at("127.0.0.1", 80), false, "Permission denied"));
        assertThat(seen.verdict("listener web was refused to bind")).startsWith("pass: ");
        assertThat(seen.verdict("listener web was refused to bind to port 80")).startsWith("wrong: ");
    }

    @Test
    void anAcceptInVainTimedOut() {
        Seen seen = Seen.table()
                .listener("web", 62893, true)
                .event("web", new WireEvent.TimedOut(java.time.Duration.ofSeconds(1)));
        assertThat(seen.verdict("listener web timed out")).isEqualTo("pass: web timed out");
        assertThat(seen.verdict("listener web not timed out")).startsWith("wrong: ");
    }

    @Test
    void requestsAreCounted() {
        Seen seen = web();
        String twice = "listener web answered GET /hello with 200 2 times";
        assertThat(seen.verdict(twice)).startsWith("not yet");
        seen.event("web", new WireEvent.Answered("GET", "/hello", 200));
        assertThat(seen.verdict(twice))
                .isEqualTo("not yet: GET /hello answered with 200 2 times"
                        + " | web answered GET /hello with 200 1 time | ask it: try  http GET web/hello");
        assertThat(seen.verdict("listener web answered GET /hello with 200 1 time"))
                .startsWith("pass");
        seen.event("web", new WireEvent.Answered("GET", "/hello", 404));
        seen.event("web", new WireEvent.Answered("GET", "/hello", 200));
        assertThat(seen.verdict(twice)).isEqualTo("pass: web answered GET /hello with 200 2 times");
        assertThat(seen.verdict("listener web answered GET /hello with 200 1 time"))
                .startsWith("wrong");
        assertThat(seen.verdict("listener web answered GET /none with 200 1 time"))
                .startsWith("not yet");
    }

    @Test
    void theFieldsOfARequestAreSearched() {
        Seen seen = web();
        String html = "listener web received GET /hello with header accept starting \"text/html\"";
        assertThat(seen.verdict(html)).startsWith("not yet");
        seen.event("web", asked("/hello", "Accept: */*", "Accept: text/html;q=1", "Cookie: a\u001b"));
        assertThat(seen.verdict(html)).isEqualTo("pass: web received GET /hello with accept: text/html;q=1");
        assertThat(seen.verdict("listener web received GET /hello with header Cookie containing \"b\""))
                .isEqualTo("wrong: GET /hello with Cookie containing \"b\""
                        + " | web received GET /hello with Cookie: a\\u{1b} | send another value");
        assertThat(seen.verdict("listener web received GET /hello with header Origin containing \"b\""))
                .isEqualTo("wrong: GET /hello with Origin containing \"b\" | web received GET /hello without Origin"
                        + " | ask it: try  http GET web/hello -H 'Origin: ...'");
        assertThat(seen.verdict("listener web not received GET /hello with header Origin containing \"b\""))
                .startsWith("pass");
        seen.event("web", new WireEvent.Answered("GET", "/hello", 200));
        assertThat(seen.verdict("listener web not received GET /hello with header Origin containing \"b\""))
                .isEqualTo("could not look: not all the fields of the requests to web were kept");
    }

    private static WireEvent.Answered asked(String target, String... fields) {
        return WireEvent.Answered.of(
                "GET",
                target,
                200,
                Arrays.stream(fields)
                        .map(each -> each.split(": ", 2))
                        .map(each -> new HttpField(each[0], each[1]))
                        .toList());
    }

    @Test
    void onlySoManyFieldsAreKept() {
        String[] many = Collections.nCopies(65, "A: b").toArray(String[]::new);
        assertThat(asked("/", many).fieldsCut()).isTrue();
        assertThat(asked("/", many).fields()).hasSize(64);
        assertThat(asked("/", "A: " + "b".repeat(5_000)).fields()).isEmpty();
    }
}
