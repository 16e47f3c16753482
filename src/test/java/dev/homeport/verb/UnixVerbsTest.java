package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import dev.homeport.verb.Report.Done;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same verbs, with a file in place of a port. */
@Timeout(20)
@DisabledOnOs(OS.WINDOWS)
class UnixVerbsTest {
    private final Typist typist = new Typist();

    @AfterEach
    void close() {
        typist.close();
    }

    @Test
    void listeningSaysWhereTheFileIsForOtherPrograms() throws VerbException {
        List<Report> reports = typist.type("listen unix:chat.sock as l");
        UnixPath path = (UnixPath)
                Objects.requireNonNull(typist.lab().find("l").orElseThrow().localAddress());
        assertThat(path.path()).endsWith("/chat.sock");
        assertThat(reports)
                .containsExactly(
                        new Done("listening on unix:chat.sock as l"),
                        new Report.Remark("the file is " + path.path() + ", for this user only; close removes it"));
    }

    @Test
    void aListenersNameStandsForItsFile() throws VerbException {
        typist.typeAll("listen unix:chat.sock as l", "connect l as c");
        assertThat(typist.type("accept unix:chat.sock as a"))
                .contains(new Done("accepted a: unix:chat.sock <- unix:(unnamed)"));
        assertThat(typist.type("shutdown c")).containsExactly(new Done("half-closed c; c can still receive"));
        assertThat(typist.type("recv a")).containsExactly(new Done("end of stream: the peer closed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "threads", "selector"})
    void everyWayOfEchoingWorksOnAFile(String mode) throws VerbException {
        typist.typeAll("echo unix:parrot.sock as p --mode " + mode, "connect p as c", "send c ping");
        assertThat(typist.type("recv c --bytes 4")).hasSize(1).first().isInstanceOf(Report.Data.class);
        assertThat(typist.type("state p").toString()).contains("1 connection").contains("name=received, value=4 bytes");
    }

    @Test
    void whatIsOfTcpOnlyIsRefusedByName() throws VerbException {
        for (String each : List.of(
                "listen unix:x --tls",
                "listen unix:x --no-reuse",
                "listen unix:x --expose",
                "echo unix:x --udp",
                "connect unix:x --tls")) {
            VerbException e = typist.fails(each);
            assertThat(e.trouble()).as(each).isEqualTo(Trouble.BAD_INPUT);
            assertThat(e.what()).isEqualTo(each.substring(each.indexOf("--")) + " is not for a Unix socket");
        }
        assertThat(typist.fails("serve unix:web.sock").what()).isEqualTo("unix:web.sock is a file and has no port");
        assertThat(typist.lab().ledger()).isEmpty();
    }
}
