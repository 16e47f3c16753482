package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeport.net.Bytes;
import dev.homeport.net.WireEvent;
import dev.homeport.verb.Report.Done;
import dev.homeport.verb.Report.Facts.Fact;
import dev.homeport.verb.Report.Remark;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Verbs that look, and change nothing. */
@Timeout(60)
class LookVerbsTest {
    private final Typist typist = new Typist();

    @AfterEach
    void closeTheLab() {
        typist.close();
    }

    @Test
    void whoNamesTheHolderOrSaysThatThereIsNone() throws VerbException {
        typist.type("listen 0 as web");
        int port = typist.port("web");
        Report.Facts holder = (Report.Facts) typist.type("who web").get(0);
        assertThat(holder.title()).startsWith("port " + port + " is held by java");
        assertThat(holder.facts())
                .contains(
                        new Fact("pid", Long.toString(ProcessHandle.current().pid())),
                        new Fact("address", "127.0.0.1:" + port + ": only this machine can reach it"),
                        new Fact("opened here", "listener web, by: listen 0 as web"));
        typist.type("close web");
        assertThat(typist.type("who " + port)).containsExactly(new Done("nobody listens on " + port));
    }

    @Test
    void socketsShowsTheKernelsStateOfEach() throws VerbException {
        Report.Table none = (Report.Table) typist.type("sockets").get(0);
        assertThat(none.rows()).isEmpty();
        typist.converse();
        typist.type("shutdown c1");
        String web = typist.local("web").toString();
        String client = typist.local("c1").toString();
        // The kernel acknowledges the FIN in its own time.
        await().untilAsserted(
                        () -> assertThat(((Report.Table) typist.type("sockets").get(0)).rows())
                                .containsExactly(
                                        List.of("web", "listener", web, "-", "LISTEN"),
                                        List.of("c1", "connection", client, web, "FIN-WAIT-2"),
                                        List.of("c2", "connection", web, client, "CLOSE-WAIT")));
        Report.Table all = (Report.Table) typist.type("sockets --all").get(0);
        assertThat(all.rows()).anySatisfy(row -> assertThat(row).contains(web, "LISTEN"));
    }

    @Test
    void stateSaysWhatIsKnownOfOne() throws VerbException {
        typist.converse();
        typist.type("send c1 hello");
        Report.Facts c1 = (Report.Facts) typist.type("state c1").get(0);
        assertThat(c1.facts())
                .containsExactly(
                        new Fact("kind", "connection"),
                        new Fact("local", typist.local("c1").toString()),
                        new Fact("remote", typist.local("web").toString()),
                        new Fact("state", "ESTABLISHED: open, data can flow both ways"),
                        new Fact("opened by", "connect web"),
                        new Fact("sent", "5 bytes"),
                        new Fact("received", "0 bytes"));
        Report.Facts web =
                (Report.Facts) typist.type("state " + typist.port("web")).get(0);
        assertThat(web.facts()).contains(new Fact("accepted", "1 connection"));
    }

    @Test
    void wireShowsOneConversationOrItsEnd() throws VerbException {
        assertThat(typist.type("wire")).containsExactly(new Remark("nothing has happened yet"));
        typist.converse();
        typist.type("send c1 hello");
        assertThat(((Report.Wire) typist.type("wire web").get(0)).events())
                .extracting(WireEvent::what)
                .contains(new WireEvent.Listening(50));
        Report.Talk all = (Report.Talk) typist.type("wire web").get(1);
        assertThat(all.conversations())
                .singleElement()
                .satisfies(
                        c -> assertThat(c.events()).extracting(WireEvent::name).contains("c1", "c2"));
        assertThat(typist.type("wire c2")).isEqualTo(typist.type("wire c1"));
        Report.Talk last = (Report.Talk) typist.type("wire c1 --last 1 --hex").get(0);
        assertThat(last.hex()).isTrue();
        assertThat(last.conversations().get(0).exchanges())
                .singleElement()
                .satisfies(e -> assertThat(e.data()).isEqualTo(Bytes.utf8("hello")));
    }

    @Test
    void rangesShowsTheKernelsBesideIanas() throws VerbException {
        Report.Facts ranges = (Report.Facts) typist.type("ranges").get(0);
        assertThat(ranges.facts())
                .extracting(Fact::name)
                .startsWith("ephemeral, this kernel")
                .endsWith("system, IANA", "user, IANA", "dynamic, IANA");
        assertThat(ranges.facts().get(0).value()).matches("\\d+-\\d+ \\(\\d+ ports\\)");
        assertThat(ranges.facts().get(ranges.facts().size() - 1).value()).startsWith("49152-65535 (16384 ports)");
    }

    @Test
    void aNameIsLookedUpAndThatIsSaid() throws VerbException {
        Report.Facts localhost = (Report.Facts) typist.type("resolve localhost").get(0);
        assertThat(localhost.facts()).contains(new Fact("IPv4", "127.0.0.1: loopback, this machine only"));
        assertThat(typist.type("listen localhost:0").get(0)).isEqualTo(new Remark("localhost was taken as 127.0.0.1"));
    }
}
