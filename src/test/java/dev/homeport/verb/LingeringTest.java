package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.ConnectionState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A port that nobody listens on, and that connections still have. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class LingeringTest {
    private final Terminal at = new Terminal();

    @AfterEach
    void closeTheLab() {
        at.close();
    }

    @Test
    void aPortInTimeWaitIsNotCalledFree() throws Exception {
        int port = leftInTimeWait();
        at.type("free " + port);
        assertThat(at.said()).containsExactly("nobody listens on port " + port);
        assertThat(remarks())
                .containsExactly(
                        "connections with local port " + port + ": 1 in TIME-WAIT",
                        "Until they are gone, only a program that sets SO_REUSEADDR can listen there. `listen` does; on"
                                + " Linux the program before must have done so too.");
        // What it says is so: this kernel's answer to both.
        assertThat(at.fails("listen " + port + " --no-reuse").what()).contains("TIME-WAIT");
        at.type("listen " + port);
    }

    @Test
    void aUdpSocketsPortIsFreeWhateverTcpHasThere() throws Exception {
        try (Squatter squatter = Squatter.on(leftInTimeWait(), "udp")) {
            at.answers.add(true);
            at.type("free " + squatter.port);
            assertThat(at.said()).endsWith("port " + squatter.port + " is free");
        }
    }

    @Test
    void whoSaysTheSame() throws Exception {
        int port = leftInTimeWait();
        at.type("who " + port);
        assertThat(at.said()).containsExactly("nobody listens on " + port);
        assertThat(remarks()).hasSize(2);
    }

    @Test
    void whereSomebodyListensNobodyIsKeptOut() throws Exception {
        at.type("listen 0 as web");
        at.type("connect web as c1");
        at.type("accept web as c2");
        at.reports.clear();
        at.type("who web");
        assertThat(remarks()).singleElement().asString().endsWith(": 1 in ESTABLISHED");
    }

    private List<String> remarks() {
        return at.reports.stream()
                .filter(Report.Remark.class::isInstance)
                .map(each -> ((Report.Remark) each).text())
                .toList();
    }

    /** Who closes first keeps the connection in TIME-WAIT (RFC 9293, section 3.6). */
    private int leftInTimeWait() throws IOException {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        int port;
        try (ServerSocket listener = new ServerSocket(0, 1, here);
                Socket client = new Socket(here, listener.getLocalPort())) {
            listener.accept().close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            port = listener.getLocalPort();
        }
        // The client's FIN may take its time.
        Awaitility.await()
                .until(() -> at.lab.kernelTable().orElse(List.of()).stream()
                        .anyMatch(row -> row.local().port() == port && row.state() == ConnectionState.TIME_WAIT));
        return port;
    }
}
