package dev.homeport.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Endpoint;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Other programs at a lab's ports, which here are sockets that the lab knows nothing of. */
@Timeout(60)
class StrangersTest {
    private final Lab lab = Lab.open(LabSettings.USUAL);

    @AfterEach
    void closeTheLab() {
        lab.close();
    }

    @Test
    void theLabsOwnSocketsAreNoStrangers() throws Exception {
        int port = echo();
        lab.connect(Endpoint.loopback(port), "c", Act.of("connect"));
        await().until(() -> lab.find("e.1").isPresent());
        lab.close("e");
        assertThat(Strangers.cameTo(Set.of(port), lab)).isFalse();
    }

    @Test
    void whoCallsAtAPortIsAStranger() throws Exception {
        int port = echo();
        try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port)) {
            await().until(() -> lab.find("e.1").isPresent());
            assertThat(Strangers.cameTo(Set.of(port), lab)).isTrue();
            assertThat(Strangers.cameTo(Set.of(stranger.getLocalPort()), lab)).isFalse();
        }
    }

    @Test
    void whoAnswersWhereTheLabListensNoMoreIsAStranger() throws Exception {
        int port = echo();
        lab.close("e");
        try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            lab.connect(Endpoint.loopback(stranger.getLocalPort()), "c", Act.of("connect"));
            assertThat(Strangers.cameTo(Set.of(port), lab)).isTrue();
            assertThat(Strangers.cameTo(Set.of(), lab)).isFalse();
        }
    }

    private int echo() throws LabException {
        Endpoint local =
                lab.echo(Endpoint.loopback(0), "e", false, Act.of("echo 0")).local();
        assertThat(local).isNotNull();
        return local.port();
    }
}
