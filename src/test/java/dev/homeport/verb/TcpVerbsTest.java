package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeport.net.Bytes;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Trouble;
import dev.homeport.verb.Report.Data;
import dev.homeport.verb.Report.Done;
import dev.homeport.verb.Report.Remark;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Conversations by hand, from listening to the end of the stream. */
@Timeout(60)
class TcpVerbsTest {
    private final Typist typist = new Typist();

    @AfterEach
    void closeTheLab() {
        typist.close();
    }

    @Test
    void listeningOnPortZeroSaysWhichPortTheSystemChose() throws VerbException {
        List<Report> reports = typist.type("listen 0 as web");
        assertThat(reports)
                .containsExactly(new Done("listening on 127.0.0.1:" + typist.port("web")
                        + " as web: the system chose port " + typist.port("web")));
    }

    @Test
    void listeningOnAGivenPortSaysItsBacklog() throws VerbException {
        int port = freePort();
        assertThat(typist.type("listen :" + port + " as web --backlog 5"))
                .containsExactly(new Done("listening on 127.0.0.1:" + port + " as web (backlog 5)"));
    }

    @Test
    void aTakenPortIsATroubleOfItsOwn() throws VerbException {
        typist.type("listen 0 as web");
        VerbException e = typist.fails("listen " + typist.port("web"));
        assertThat(e.trouble()).isEqualTo(Trouble.PORT_TAKEN);
        assertThat(e.what()).contains("port " + typist.port("web"));
    }

    @Test
    void anAddressThatOthersCouldReachIsRefused() {
        assertThat(typist.fails("listen 0.0.0.0:0").trouble()).isEqualTo(Trouble.EXPOSED);
        assertThat(typist.lab().ledger()).isEmpty();
    }

    @Test
    void aConversationByHandNeedsNoWaiting() throws VerbException {
        typist.type("listen 0 as web");
        assertThat(typist.type("connect web as client"))
                .containsExactly(
                        new Done("connected client: " + typist.local("client") + " -> " + typist.local("web")));
        assertThat(typist.type("accept as server"))
                .containsExactly(new Done("accepted server: " + typist.local("web") + " <- " + typist.local("client")));
        assertThat(typist.type("send client \"hello\\n\""))
                .containsExactly(new Data("client sent 6 bytes", Bytes.utf8("hello\n"), false, false));
        assertThat(typist.type("recv server --hex"))
                .containsExactly(new Data("server received 6 bytes", Bytes.utf8("hello\n"), true, true));
    }

    @Test
    void everyByteArrivesAsItWasWritten() throws VerbException {
        typist.converse();
        typist.type("send c1 \"\\x00\\xff\\r\\n\"");
        assertThat(typist.type("recv c2 --bytes 4"))
                .containsExactly(new Data(
                        "c2 received 4 bytes", Bytes.of((byte) 0, (byte) 0xff, (byte) 13, (byte) 10), true, false));
    }

    @Test
    void aHalfCloseEndsOneDirectionOnly() throws VerbException {
        typist.converse();
        typist.type("send c1 bye");
        assertThat(typist.type("shutdown c1")).containsExactly(new Done("sent FIN on c1; c1 can still receive"));
        assertThat(typist.type("recv c2 --until-close"))
                .containsExactly(
                        new Data("c2 received 3 bytes", Bytes.utf8("bye"), true, false),
                        new Done("end of stream: the peer sent FIN"));
        typist.type("send c2 answer");
        assertThat(typist.type("recv c1"))
                .containsExactly(new Data("c1 received 6 bytes", Bytes.utf8("answer"), true, false));
    }

    @Test
    void anAbortReachesThePeerAsAReset() throws VerbException {
        typist.converse();
        assertThat(typist.type("abort c1")).containsExactly(new Done("aborted c1: sent RST"));
        assertThat(typist.fails("recv c2").trouble()).isEqualTo(Trouble.RESET);
    }

    @Test
    void aCloseOverUnreadBytesSaysThatItReset() throws VerbException {
        typist.converse();
        typist.type("send c1 hello");
        assertThat(typist.type("close c2"))
                .containsExactly(new Done("closed c2: 5 bytes unread, so it sent RST in place of FIN"));
        assertThat(typist.fails("recv c1").trouble()).isEqualTo(Trouble.RESET);
        assertThat(typist.type("abort c1")).containsExactly(new Done("closed c1: nothing of it was left to reset"));
    }

    @Test
    void whatAWaitInVainHasKeptComesWithWhatFollowsIt() throws VerbException {
        typist.converse();
        typist.type("send c1 one");
        assertThat(typist.fails("recv c2 --bytes 6 --within 30ms").trouble()).isEqualTo(Trouble.TIMED_OUT);
        typist.type("send c1 two");
        assertThat(typist.type("recv c2"))
                .containsExactly(new Data("c2 received 6 bytes", Bytes.utf8("onetwo"), true, false));
    }

    @Test
    void aWaitIsAnnouncedAndEndsAtItsDeadline() throws VerbException {
        typist.type("listen 0 as web");
        List<Report> seen = new ArrayList<>();
        VerbException e = failsWatched("accept web --within 30ms", seen);
        assertThat(e.trouble()).isEqualTo(Trouble.TIMED_OUT);
        assertThat(seen)
                .containsExactly(new Remark("waiting up to 30 ms for a connection to web; Ctrl-C stops waiting"));
    }

    @Test
    void ctrlCEndsTheWaitAndNothingElse() throws VerbException {
        typist.converse();
        VerbException e = catchThrowableOfType(
                VerbException.class, () -> typist.type("recv c2", (report, cancellation) -> cancellation.cancel()));
        assertThat(e.trouble()).isEqualTo(Trouble.CANCELLED);
        typist.type("send c1 still");
        assertThat(typist.type("recv c2"))
                .containsExactly(new Data("c2 received 5 bytes", Bytes.utf8("still"), true, false));
    }

    @Test
    void whatCameBeforeTheDeadlineIsShownBeforeTheTrouble() throws VerbException {
        typist.converse();
        typist.type("send c1 half");
        List<Report> seen = new ArrayList<>();
        VerbException e = failsWatched("recv c2 --until-close --within 50ms", seen);
        assertThat(e.trouble()).isEqualTo(Trouble.TIMED_OUT);
        assertThat(e.what()).isEqualTo("the peer of c2 did not close within 50 ms");
        assertThat(seen).containsExactly(new Data("c2 received 4 bytes", Bytes.utf8("half"), true, false));
    }

    @Test
    void whatAnotherProgramSendsIsReceivedToo() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, LoopbackAddress.V4)) {
            typist.type("connect " + other.getLocalPort());
            try (Socket peer = other.accept()) {
                peer.getOutputStream().write("hi".getBytes(StandardCharsets.UTF_8));
                assertThat(typist.type("recv c1 --bytes 2"))
                        .contains(new Data("c1 received 2 bytes", Bytes.utf8("hi"), true, false));
            }
            assertThat(typist.type("recv c1")).contains(new Done("end of stream: the peer sent FIN"));
        }
    }

    @Test
    void aClosedListenersNameLeadsToARefusal() throws VerbException {
        typist.type("listen 0 as web");
        int port = typist.port("web");
        assertThat(typist.type("close " + port))
                .containsExactly(new Done("closed web: 127.0.0.1:" + port + " listens no more"));
        assertThat(typist.fails("connect web").trouble()).isEqualTo(Trouble.REFUSED);
    }

    private VerbException failsWatched(String line, List<Report> seen) {
        return catchThrowableOfType(
                VerbException.class, () -> typist.type(line, (report, cancellation) -> seen.add(report)));
    }

    private int freePort() throws VerbException {
        typist.typeAll("listen 0 as passing");
        int port = typist.port("passing");
        typist.type("close passing");
        return port;
    }
}
