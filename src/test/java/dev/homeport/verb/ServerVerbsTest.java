package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.Trouble;
import dev.homeport.verb.Report.Data;
import dev.homeport.verb.Report.Done;
import dev.homeport.verb.Report.Remark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers of the lab, and what they answer. */
@Timeout(60)
class ServerVerbsTest {
    private final Typist typist = new Typist();

    @AfterEach
    void closeTheLab() {
        typist.close();
    }

    @Test
    void anEchoServerAnswersWithoutARemark() throws VerbException {
        typist.typeAll("echo as parrot", "connect parrot", "send \"hello\\n\"");
        assertThat(typist.type("recv --bytes 6"))
                .containsExactly(new Data("c1 received 6 bytes", Bytes.utf8("hello\n"), true, false));
        int port = typist.port("parrot");
        assertThat(typist.type("stop " + port))
                .containsExactly(new Done("stopped parrot: 127.0.0.1:" + port + " listens no more"));
        assertThat(typist.fails("connect " + port).trouble()).isEqualTo(Trouble.REFUSED);
    }

    @Test
    void aBareStopMeansTheServerAndLeavesListenersAlone() throws VerbException {
        typist.type("listen 0 as web");
        assertThat(typist.fails("stop").what()).isEqualTo("no server is open");
        typist.type("echo 0 as parrot");
        String parrot = typist.local("parrot").toString();
        assertThat(typist.type("stop")).containsExactly(new Done("stopped parrot: " + parrot + " listens no more"));
        assertThat(typist.lab().find("web").orElseThrow().open()).isTrue();
    }

    @Test
    void aWebServerAnswersItsRoutes() throws VerbException {
        typist.type("serve 0 as site");
        assertThat(typist.type("route GET /hello \"hello\\n\""))
                .containsExactly(new Done("site answers GET /hello with 200 (6 bytes, text/plain; charset=utf-8)"));
        Report.Http hello = (Report.Http) typist.type("http site/hello").get(0);
        assertThat(hello.answer().sent().text())
                .startsWith("GET /hello HTTP/1.1\r\nHost: " + typist.local("site") + "\r\n");
        assertThat(hello.answer().status()).isEqualTo(200);
        assertThat(hello.answer().body()).isEqualTo(Bytes.utf8("hello\n"));
        assertThat(hello.answer().values("Content-Type").get(0)).startsWith("text/plain");
        typist.type("route post /notes 201 {\\\"ok\\\":true} --json on site");
        Report.Http made = (Report.Http) typist.type("http :" + typist.port("site") + "/notes -d x --head")
                .get(0);
        assertThat(made.answer().status()).isEqualTo(201);
        assertThat(made.answer().body()).as("nobody asked for it").isEqualTo(Bytes.EMPTY);
        assertThat(made.headersOnly()).isTrue();
        Report.Http lost = (Report.Http) typist.type("http GET site/nowhere").get(0);
        assertThat(lost.answer().status()).isEqualTo(404);
    }

    @Test
    void aBodyThatLooksLikeAStatusIsRemarkedOn() throws VerbException {
        typist.type("serve as site");
        assertThat(typist.type("route DELETE /x 204"))
                .contains(new Remark("204 was taken as the body; for a status without one add \"\""));
        assertThat(typist.fails("route GET /x 600 no").next()).isEqualTo("STATUS is a whole number from 200 to 599");
        assertThat(typist.fails("route GET x no").what()).isEqualTo("x is not a path");
    }
}
