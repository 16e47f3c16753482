package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.Trouble;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the UDP verbs show. */
@Timeout(20)
class UdpVerbsTest {
    private final Typist typist = new Typist();

    @AfterEach
    void close() {
        typist.close();
    }

    @Test
    void aBoundSocketSaysWhichPortTheSystemChose() throws VerbException {
        List<Report> reports = typist.type("udp bind as server");
        int port = typist.port("server");
        assertThat(reports)
                .containsExactly(new Report.Done(
                        "udp 127.0.0.1:" + port + " is bound as server: the system chose port " + port));
    }

    @Test
    void aSendOpensAConnectedSocketAndUsesItAgain() throws VerbException {
        typist.typeAll("udp bind 0 as server", "udp send server \"one\"", "udp send server \"two\"");
        assertThat(typist.lab().ledger()).hasSize(2);
        assertThat(typist.lab().find("u1").orElseThrow().remote()).isEqualTo(typist.local("server"));
        assertThat(typist.type("udp recv server"))
                .containsExactly(new Report.Data(
                        "server received a datagram of 3 bytes from " + typist.local("u1"),
                        Bytes.utf8("one"),
                        true,
                        false));
    }

    @Test
    void aReplyGoesFromTheBoundSocketByName() throws VerbException {
        typist.typeAll("udp bind 0 as server", "udp send server ping as client", "udp recv server");
        assertThat(typist.type("udp send client \"pong\" from server"))
                .containsExactly(new Report.Data(
                        "server sent a datagram of 4 bytes to " + typist.local("client"),
                        Bytes.utf8("pong"),
                        false,
                        false));
    }

    @Test
    void anEmptyDatagramIsSaidToBeOne() throws VerbException {
        typist.typeAll("udp bind 0 as server", "udp send server \"\"");
        assertThat(typist.type("udp recv server"))
                .containsExactly(new Report.Done("server received an empty datagram from " + typist.local("u1")));
    }

    @Test
    void whatWasCutOffIsCounted() throws VerbException {
        typist.typeAll("udp bind 0 as server", "udp send server --bytes 100");
        assertThat(typist.type("udp recv server --max 40").get(1))
                .isEqualTo(new Report.Remark(
                        "truncated: it had 100 bytes, and 60 of them are lost; --max 100 would have held it"));
    }

    @Test
    void aLargeOneCanBeCountedOnly() throws VerbException {
        typist.typeAll("udp bind 0 as server", "udp send server --bytes 65507", "udp send server four");
        assertThat(typist.type("udp recv server --count"))
                .containsExactly(
                        new Report.Done("server received a datagram of 65507 bytes from " + typist.local("u1")));
        assertThat(typist.type("udp recv server --count --hex").get(0)).isInstanceOf(Report.Data.class);
    }

    @Test
    void oneByteTooManyIsRefusedWithTheReason() throws VerbException {
        typist.type("udp bind 0 as server");
        assertThat(typist.type("udp send server --bytes 65507")).hasSize(1);
        VerbException e = typist.fails("udp send server --bytes 65508");
        assertThat(e.what()).isEqualTo("65508 bytes do not fit into one datagram: 65507 is the most on IPv4");
    }

    @Test
    void anUnconnectedSenderIsToldThatItIsToldNothing() throws VerbException {
        typist.typeAll("udp bind 0 as gone", "udp bind 0 as u");
        int port = typist.port("gone");
        typist.type("close gone");
        assertThat(typist.type("udp send " + port + " x from u").get(1))
                .isEqualTo(new Report.Remark("u is not connected: should nobody have the port, it is told nothing;"
                        + " `udp send` without from would be"));
        typist.type("udp send " + port + " x as c");
        assertThat(typist.fails("udp recv c").trouble()).isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void anEchoServerAnswersAndIsStopped() throws VerbException {
        assertThat(typist.type("echo 0 --udp as parrot"))
                .containsExactly(new Report.Done("echoing datagrams on " + typist.local("parrot")
                        + " as parrot: the system chose port " + typist.port("parrot")));
        typist.type("udp send parrot hi");
        assertThat(typist.type("udp recv u1")).hasSize(1);
        assertThat(typist.type("stop parrot"))
                .containsExactly(new Report.Done("stopped parrot: " + typist.local("parrot") + " receives no more"));
    }

    @Test
    void looksShowASocketWithoutAState() throws VerbException {
        typist.typeAll("udp bind 0 as server", "udp send server hello");
        Report.Table sockets = (Report.Table) typist.type("sockets").get(0);
        assertThat(sockets.rows().get(0))
                .containsExactly("server", "UDP socket", typist.local("server").toString(), "-", "-");
        Report.Facts state = (Report.Facts) typist.type("state u1").get(0);
        assertThat(state.facts())
                .contains(
                        new Report.Facts.Fact("remote", typist.local("server").toString()),
                        new Report.Facts.Fact(
                                "state", "connected: takes its peer's datagrams only; UDP has no states (RFC 768)"),
                        new Report.Facts.Fact("sent", "5 bytes in 1 datagram"));
        Report.Facts who = (Report.Facts) typist.type("who server").get(0);
        assertThat(who.title()).startsWith("udp port " + typist.port("server") + " is held by java");
    }

    @Test
    void theSecondWordIsHelpedWith() {
        Refused.says(() -> typist.type("udp"), "after udp comes bind, send or recv", "help udp");
        Refused.says(() -> typist.type("udp snd 5353 x"), "udp knows no snd", "did you mean send?");
        Refused.says(
                () -> typist.type("udp send 5353"),
                "udp send needs TEXT",
                "\"\" is an empty datagram: udp send 5353 \"\"");
    }

    @Test
    void helpListsTheFamilyAndShowsEachPage() throws VerbException {
        assertThat(((Report.HelpIndex) typist.type("help udp").get(0)).specs())
                .extracting(VerbSpec::word)
                .containsExactly("udp bind", "udp send", "udp recv");
        assertThat(typist.type("help udp send")).containsExactly(new Report.VerbHelp(new UdpSend().spec()));
        Refused.says(() -> typist.type("help listen now"), "a word too many: now", "usage: help [VERB...]");
    }

    @Test
    void completionGoesWordByWord() throws VerbException {
        typist.typeAll("udp bind 0 as server", "listen 0 as web");
        Completions completions = new Completions(Verbs.all(), typist.lab()::ledger, List::of);
        assertThat(values(completions, "udp", "")).containsExactly("bind", "send", "recv");
        assertThat(values(completions, "udp", "send", ""))
                .containsExactly("server", Integer.toString(typist.port("server")), "as", "from");
        assertThat(values(completions, "udp", "recv", "")).containsExactly("server");
        assertThat(values(completions, "udp", "recv", "server", "-"))
                .containsExactly("--max", "--count", "--hex", "--within");
        assertThat(values(completions, "connect", "")).contains("web").doesNotContain("server");
    }

    private static List<String> values(Completions completions, String... words) {
        return completions.at(List.of(words), words.length - 1).stream()
                .map(Completions.Candidate::value)
                .toList();
    }
}
