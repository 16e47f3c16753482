package example;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.get;
import static dev.homeport.testkit.HomeportAssertions.http;
import static dev.homeport.testkit.HomeportAssertions.port;

import dev.homeport.net.Port;
import dev.homeport.testkit.HomeportSoftAssertions;
import dev.homeport.testkit.LabExtension;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
class HelloServerTest {
    private HelloServer server;

    @BeforeEach
    void start(Port free) throws IOException {
        server = new HelloServer(free.number());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void helloIsAdasJson() {
        // A path alone is asked for at the test's one port.
        assertThat(http(get("/hello"))).answers(200).hasJson("name", "Ada").hasJson("born", 1815);
    }

    @Test
    void otherPagesAreNotFound() {
        assertThat(http(get("/nowhere"))).answers(404);
    }

    @Test
    void allThatIsWrongIsToldAtOnce(Port free) {
        HomeportSoftAssertions.assertSoftly(softly -> {
            softly.assertThat(port(free)).isReachableOnlyFromThisMachine();
            softly.assertThat(http(get("/hello"))).hasHeaderStarting("Content-Type", "application/json");
        });
    }
}
