package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Endpoint;
import dev.homeport.net.Trouble;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

/** What other systems say, which cannot be brought about on every machine. */
class SystemTextsTest {
    private static LabException bind(int port, String reason) {
        return Troubles.ofBind(
                new BindException(reason),
                Endpoint.loopback(port),
                "listen",
                at -> new Troubles.Taken("nc, process 7", "`who " + port + "` tells more"));
    }

    @Test
    void aPortBelow1024NeedsPermission() {
        LabException denied = bind(80, "Permission denied");
        assertThat(denied.trouble()).isEqualTo(Trouble.PERMISSION);
        assertThat(denied.what()).isEqualTo("port 80 needs permission: this system keeps ports below 1024 for its own");
        assertThat(denied.next()).isEqualTo("take a port from 1024 up: `listen 8080`");
    }

    @Test
    void windowsWordsAreUnderstood() {
        assertThat(bind(5000, "Address already in use: bind").what()).isEqualTo("port 5000 is taken by nc, process 7");
        assertThat(bind(5000, "An attempt was made to access a socket in a way forbidden by its access permissions")
                        .what())
                .isEqualTo("the system does not permit a bind to port 5000");
        assertThat(Troubles.ofTransfer(
                                new IOException("An existing connection was forcibly closed by the remote host"), "c1")
                        .trouble())
                .isEqualTo(Trouble.RESET);
    }

    @Test
    void aBrokenPipeIsAClosedConnection() {
        LabException broken = Troubles.ofTransfer(new IOException("Broken pipe"), "c1");
        assertThat(broken.trouble()).isEqualTo(Trouble.CLOSED);
        assertThat(broken.what()).isEqualTo("c1: broken pipe: the peer has closed and takes no more bytes");
    }

    @Test
    void anythingElseIsToldInTheSystemsWords() {
        LabException other = bind(5000, "No buffer space available");
        assertThat(other.trouble()).isEqualTo(Trouble.OTHER);
        assertThat(other.what())
                .isEqualTo("could not listen on 127.0.0.1:5000: the system says \"No buffer space available\"");
        assertThat(bind(5000, "Too many open files").trouble()).isEqualTo(Trouble.TOO_MANY);
        assertThat(bind(5000, "Cannot assign requested address").trouble()).isEqualTo(Trouble.NOT_LOCAL);
        assertThat(Troubles.isRefused(new ConnectException())).isTrue();
    }
}
