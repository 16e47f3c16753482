package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.verb.Report.Facts.Fact;
import dev.homeport.verb.Report.Remark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of a socket whose events the wire log has no room for any more. */
class KeptTest {
    private final Typist typist = new Typist();

    @AfterEach
    void close() {
        typist.close();
    }

    private void fillTheLog() throws VerbException {
        typist.typeAll("echo 0 as busy", "swarm busy --clients 2 --messages 4000");
    }

    @Test
    void nothingIsSaidToHaveNotHappened() throws VerbException {
        typist.converse();
        typist.type("send c1 hello");
        fillTheLog();
        Remark gone = new Remark("the wire log was full: what happened on c1 is no longer in it");
        assertThat(typist.type("wire c1")).containsExactly(gone);
        assertThat(typist.type("diagram c1")).containsExactly(gone);
        assertThat(((Report.Facts) typist.type("state c1").get(0)).facts())
                .contains(new Fact("sent", "0 bytes in what the wire log still holds"));
    }

    @Test
    void aUdpEchoServerCountsByItself() throws VerbException {
        typist.typeAll("echo 0 --udp as parrot", "udp send parrot hi as u", "udp recv u");
        fillTheLog();
        assertThat(((Report.Facts) typist.type("state parrot").get(0)).facts())
                .contains(new Fact("received", "2 bytes in 1 datagram"), new Fact("sent", "2 bytes in 1 datagram"));
    }

    @Test
    void whatIsLeftIsShownAsTheEnd() throws VerbException {
        typist.converse();
        fillTheLog();
        typist.type("send c1 hello");
        Remark cut = new Remark("the wire log was full: how c1 began is no longer in it");
        assertThat(typist.type("wire c1")).first().isEqualTo(cut);
        assertThat(typist.type("diagram c1")).first().isEqualTo(cut);
        assertThat(((Report.Facts) typist.type("state c1").get(0)).facts())
                .contains(new Fact("sent", "5 bytes in what the wire log still holds"));
    }
}
