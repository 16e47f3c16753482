package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The streams of a snippet's sockets. */
class JavaStreamsTest extends AtThePrompt {
    @Test
    void aReaderKnowsWhatItCanReadWithoutWaiting() throws Exception {
        run("var door = new ServerSocket(0); var ada = new Socket(\"127.0.0.1\", door.getLocalPort());"
                + " var bob = door.accept(); var in = new BufferedReader(new InputStreamReader(bob.getInputStream()))");
        assertThat(value("in.ready()")).isEqualTo("false");
        run("ada.getOutputStream().write(\"hello\\n\".getBytes())");
        run("while (!in.ready()) { Thread.sleep(1); }");
        assertThat(value("bob.getInputStream().available()")).isEqualTo("6");
        assertThat(value("in.readLine()")).isEqualTo("\"hello\"");
        assertThat(value("in.ready()")).isEqualTo("false");
    }
}
