package dev.homeport.examples;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.port;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Port;
import dev.homeport.testkit.Connection;
import dev.homeport.testkit.LabExtension;
import dev.homeport.testkit.Sockets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
@Timeout(120)
class NoteServerTest {
    private static RunningExample server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        server = RunningExample.start("line-protocol/NoteServer.java", "0");
        port = server.port();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void allThatItsPageOffersToTypeGoesWell() throws Exception {
        assertThat(Homeport.follows("line-protocol/README.md", port))
                .contains("OK two bottles of it", "ERROR commands are", "OK bye");
        assertThat(port(port)).isListening().isReachableOnlyFromThisMachine();
    }

    @Test
    void itDoesWhatItsGrammarSays() throws Exception {
        assertThat(Talk.answer(port, "SET a-1 one  two\r\nget a-1\nAppEnd a-1  three\nGET a-1\n"))
                .isEqualTo("OK stored\r\nOK one  two\r\nOK stored\r\nOK one  two three\r\n");
        assertThat(Talk.answer(port, "DELETE a-1\nDELETE a-1\nGET a-1\nAPPEND a-1 x\n"))
                .isEqualTo("OK deleted\r\nOK deleted\r\nERROR no such note\r\nERROR no such note\r\n");
    }

    @Test
    void whatIsNotInTheGrammarIsRefusedAndTheConversationGoesOn() throws Exception {
        assertThat(Talk.answer(
                        port, "\nGIVE b\nSET b\nGET b c\nGET b!\nGET  b\nSET b \nSET b \t\nSET b \u00e9\nSET b ok\n"))
                .isEqualTo("ERROR commands are SET, APPEND, GET, DELETE and QUIT\r\n".repeat(2)
                        + "ERROR needs a name and a note\r\n"
                        + "ERROR needs a name and nothing else\r\n"
                        + "ERROR a name is 1 to 32 letters, digits and dashes\r\n"
                        + "ERROR needs a name and nothing else\r\n"
                        + "ERROR a note is 1 to 200 printable ASCII characters\r\n".repeat(3)
                        + "OK stored\r\n");
    }

    @Test
    void quitIsTheLastRequestAndANoteThatSaysByeIsNot(Sockets sockets) throws Exception {
        try (Connection client = sockets.connect(new Port(port))) {
            client.send("SET c bye\nGET c\nGET c\nquit\nGET c\n");
            client.receiveToTheEnd();
            assertThat(client)
                    .received("OK stored\r\nOK bye\r\nOK bye\r\nOK bye\r\n")
                    .wasClosedByThePeer();
        }
    }

    @Test
    void aRequestByteByByteIsARequest() throws Exception {
        try (Talk slow = new Talk(port)) {
            assertThat(slow.drips("SET d slow\r\n").hears()).isEqualTo("OK stored\r\n");
        }
    }

    @Test
    void halfARequestIsNone() throws Exception {
        assertThat(Talk.answer(port, "SET e half")).isEmpty();
        assertThat(Talk.answer(port, "GET e\n")).isEqualTo("ERROR no such note\r\n");
    }

    @Test
    void aNoteAndALineHaveLimits() throws Exception {
        String name = "f".repeat(32);
        assertThat(Talk.answer(port, "SET " + name + " " + "x".repeat(200) + "\nAPPEND " + name + " x\n"))
                .isEqualTo("OK stored\r\nERROR a note is 1 to 200 printable ASCII characters\r\n");
        assertThat(Talk.answer(port, "GET " + "x".repeat(296) + "\n")).startsWith("ERROR a name is");
        assertThat(Talk.answer(port, "GET " + "x".repeat(297) + "\nGET f\n")).isEmpty();
    }

    @Test
    void theThousandthNoteIsTheLast() throws Exception {
        StringBuilder all = new StringBuilder();
        StringBuilder none = new StringBuilder();
        for (int i = 0; i <= 1000; i++) {
            all.append("SET many-").append(i).append(" x\n");
            none.append("DELETE many-").append(i).append('\n');
        }
        try {
            assertThat(Talk.answer(port, all.toString())).endsWith("ERROR there are 1000 notes already\r\n");
        } finally {
            assertThat(Talk.answer(port, none.toString())).endsWith("OK deleted\r\n");
        }
    }
}
