package dev.homeport.examples;

import static dev.homeport.examples.RunningExample.connect;
import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.get;
import static dev.homeport.testkit.HomeportAssertions.http;
import static dev.homeport.testkit.HomeportAssertions.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeport.testkit.LabExtension;
import java.net.ConnectException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
@Timeout(120)
class WebServerTest {
    private static RunningExample server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        server = RunningExample.withClassPath("web-server/WebServer.java", "0");
        port = server.port();
    }

    @AfterAll
    static void end() throws Exception {
        server.close();
    }

    @Test
    void helloIsText() throws Exception {
        assertThat(http(get(":" + port + "/hello")))
                .answers(200)
                .hasHeaderStarting("Content-Type", "text/plain")
                .hasHeaderStarting("Content-Length", "16")
                .hasBodyContaining("hello from home\n");
    }

    @Test
    void adaIsJson() throws Exception {
        assertThat(http(get(":" + port + "/ada")))
                .answers(200)
                .hasHeaderStarting("Content-Type", "application/json")
                .hasJson("name", "Ada")
                .hasJson("born", 1815);
        assertThat(rawAnswer("/ada", "Host: localhost"))
                .contains("\r\nContent-Type: application/json\r\n")
                .endsWith("\r\n\r\n{\"name\":\"Ada\",\"born\":1815}\n");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(http(get(":" + port + "/nowhere"))).answers(404);
    }

    @Test
    void aForeignHostIsTurnedAway() throws Exception {
        assertThat(rawAnswer("/hello", "Host: example.com")).startsWith("HTTP/1.1 421 ");
        assertThat(rawAnswer("/hello", "Host: localhost.example.com:" + port)).startsWith("HTTP/1.1 421 ");
        assertThat(rawAnswer("/hello", "Host: localhost:" + port)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void allThatItsPageOffersToTypeGoesWell() throws Exception {
        assertThat(Homeport.follows("web-server/README.md", port)).contains("hello from home", "Ada");
    }

    @Test
    @EnabledOnOs(OS.LINUX) // Only there is all of 127.0.0.0/8 this machine.
    void itListensOnOneLoopbackAddressOnly() {
        assertThat(port(port)).isListening().isReachableOnlyFromThisMachine();
        assertThatThrownBy(() -> connect("127.0.0.2", port).close()).isInstanceOf(ConnectException.class);
    }

    /** By hand: an HTTP client chooses Host by itself. */
    private static String rawAnswer(String path, String host) throws Exception {
        try (Talk talk = new Talk(port)) {
            return talk.says("GET " + path + " HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n")
                    .hearsAll();
        }
    }
}
