package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.SocketKind;
import dev.homeport.net.UnixPath;
import dev.homeport.net.WireEvent;
import org.junit.jupiter.api.Test;

/** What is asked of TCP and cannot be told of a Unix domain socket is never taken to be so. */
class UnixSentencesTest {
    private static final UnixPath CHAT = new UnixPath("chat.sock", "/somewhere/chat.sock");

    private static Seen connected(boolean open) {
        return Seen.table().entry("c1", SocketKind.CONNECTION, UnixPath.UNNAMED, CHAT, null, open);
    }

    private static Seen listening(boolean open) {
        return Seen.table().entry("web", SocketKind.LISTENER, CHAT, null, null, open);
    }

    @Test
    void thatThePeerIsStillThereNobodyCanSee() {
        String reason = "the system does not tell whether the other end of c1 is still open";
        Seen open = connected(true).event("c1", new WireEvent.Connected());
        assertThat(open.verdict("connection c1 is established"))
                .contains("could not look")
                .contains(reason);
        assertThat(open.verdict("connection c1 is not established"))
                .contains("could not look")
                .contains(reason);
    }

    @Test
    void onceEitherSideHasEndedItIsKnown() {
        Seen ended = connected(true).event("c1", new WireEvent.Connected()).event("c1", new WireEvent.PeerClosed());
        assertThat(ended.verdict("connection c1 is established")).startsWith("not yet");
        assertThat(connected(false).event("c1", new WireEvent.Closed()).verdict("connection c1 is in CLOSED"))
                .isEqualTo("pass: c1 is closed");
    }

    @Test
    void aStateOfTcpsIsNotForIt() {
        assertThat(connected(true).verdict("connection c1 is in TIME-WAIT"))
                .contains("c1 is a Unix socket, which has no TCP states")
                .doesNotStartWith("pass");
    }

    @Test
    void aListenerOnAFileListensAndIsOnNoPort() {
        assertThat(listening(true).verdict("listener web is listening"))
                .isEqualTo("pass: web listens on unix:chat.sock");
        assertThat(listening(true).verdict("listener web is on port 62893"))
                .startsWith("wrong")
                .contains("web is on unix:chat.sock, which has no port");
        assertThat(listening(false).verdict("listener web is listening")).doesNotStartWith("pass");
    }
}
