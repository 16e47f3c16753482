package dev.homeport.examples;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.port;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.testkit.LabExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
@Timeout(120)
class ChatServerTest {
    private static RunningExample server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        server = RunningExample.start("chat/ChatServer.java", "0");
        port = server.port();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void allThatItsPageOffersToTypeGoesWell() throws Exception {
        assertThat(Homeport.follows("chat/README.md", port)).contains("Ada: hello", "* Bob has left");
        assertThat(port(port)).isListening().isReachableOnlyFromThisMachine();
    }

    @Test
    void aLineInPiecesArrivesWholeAndHarmless() throws Exception {
        try (Talk cleo = enters("Cleo");
                Talk dora = enters("Dora")) {
            hears(cleo, "* Dora is here\n");
            // Clears a terminal, in seven bits and in eight; UTF-8 for U+009B.
            cleo.drips("one \033[2J\u00c2\u009b2Jtwo\r\n");
            hears(dora, "Cleo: one [2J2Jtwo\n");
        }
    }

    @Test
    void aNameIsTakenOnceAndHasLettersAndDigits() throws Exception {
        try (Talk erin = enters("Erin")) {
            assertThat(Talk.answer(port, "erin\n")).endsWith("or somebody in it is called erin.\n");
            assertThat(Talk.answer(port, "Erin: hello\n")).endsWith("A name is 1 to 16 letters and digits.\n");
            assertThat(Talk.answer(port, "\n")).endsWith("A name is 1 to 16 letters and digits.\n");
            assertThat(erin.says("still here\n").hangsUp().hearsAll()).doesNotContain("Erin");
        }
    }

    @Test
    void anEndlessLineEndsItsOwnConversationOnly() throws Exception {
        try (Talk finn = enters("Finn");
                Talk gwen = enters("Gwen")) {
            hears(finn, "* Gwen is here\n");
            assertThat(gwen.says("x".repeat(600)).hearsAll()).isEmpty();
            hears(finn, "* Gwen has left\n");
        }
    }

    @Test
    void whoDoesNotReadIsOutAndTheOthersMissNothing() throws Exception {
        try (Talk hugo = enters("Hugo");
                Talk idle = enters("Idle");
                Talk jane = enters("Jane")) {
            hears(hugo, "* Idle is here\n");
            hears(hugo, "* Jane is here\n");
            // From here on it reads no more.
            hears(idle, "* Jane is here\n");
            String line = "x".repeat(480) + "\n";
            // In portions that surely fit into buffers, until those of the idle one are full.
            String news = line.repeat(200);
            int lines = 0;
            boolean gone = false;
            for (int rounds = 0; !gone && rounds < 400; rounds++) {
                jane.says(news);
                for (int heard = 0; heard < 200; heard++) {
                    String next = hugo.hears();
                    if (next.startsWith("* ")) {
                        gone |= next.equals("* Idle has left\n");
                        heard--;
                    } else {
                        assertThat(next).isEqualTo("Jane: " + line);
                        lines++;
                    }
                }
            }
            assertThat(lines).isPositive();
            if (!gone) {
                hears(hugo, "* Idle has left\n");
            }
        }
    }

    /** The next line; those who leave after another test may still be told of before it. */
    private static void hears(Talk talk, String expected) throws Exception {
        String line = talk.hears();
        while (!line.equals(expected) && line.endsWith(" has left\n")) {
            line = talk.hears();
        }
        assertThat(line).isEqualTo(expected);
    }

    private static Talk enters(String name) throws Exception {
        Talk talk = new Talk(port);
        assertThat(talk.hears()).isEqualTo("What is your name?\n");
        talk.says(name + "\n");
        hears(talk, "Welcome, " + name + ".\n");
        return talk;
    }
}
