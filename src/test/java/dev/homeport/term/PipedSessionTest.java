package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PipedSessionTest {
    private final AtomicReference<FakeConsole> console = new AtomicReference<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void theLastLineRunsWithoutANewline() {
        assertThat(run("listen 1\nsend")).isZero();
        assertThat(submitted()).containsExactly("listen 1", "send");
    }

    @Test
    void windowsLineEndsAreLineEnds() {
        run("listen 1\r\n\r\nsend\r\n");
        assertThat(submitted()).containsExactly("listen 1", "", "send");
    }

    @Test
    void noInputIsNoLine() {
        assertThat(run("")).isZero();
        assertThat(submitted()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstLine() {
        run("\ufefflisten 1\n");
        assertThat(submitted()).containsExactly("listen 1");
    }

    @Test
    void thereIsNoPromptNoEchoAndNoEscapeSequence() {
        run("send\n");
        assertThat(printed()).contains("did send").doesNotContain("> ").doesNotContain("\033");
        assertThat(printed().split("send", -1)).hasSize(2);
    }

    @Test
    void theExitCodeIsThatOfTheWorstLine() {
        assertThat(run("send\nfail\nsend\n")).isEqualTo(1);
        assertThat(run("fail\nwhat\nsend\n")).isEqualTo(2);
        assertThat(run("blind\nwhat\nfail\n")).isEqualTo(3);
    }

    @Test
    void quitStopsAndKeepsTheWorst() {
        assertThat(run("fail\nquit\nwhat\n")).isEqualTo(1);
        assertThat(submitted()).containsExactly("fail", "quit");
    }

    @Test
    void bytesThatAreNoUtf8AreSaidAndCostOnlyTheirLine() {
        byte[] input = {'o', 'k', '\n', 's', (byte) 0xff, '\n', 'e', 'n', 'd'};
        assertThat(run(input)).isEqualTo(2);
        assertThat(submitted()).containsExactly("ok", "end");
        assertThat(printed()).contains("line 2 is not UTF-8 at byte 2 (0xff)");
    }

    @Test
    void aHalfCharacterAtTheEndIsNoUtf8() {
        byte[] input = {'s', (byte) 0xc3};
        assertThat(run(input)).isEqualTo(2);
        assertThat(printed()).contains("line 1 is not UTF-8 at byte 2 (0xc3)");
    }

    @Test
    void aLineOf64KiBRunsAndALongerOneIsRefused() {
        String longest = "x".repeat(65_536);
        assertThat(run(longest + "\r\n" + longest + "y\nsend\n")).isEqualTo(2);
        assertThat(submitted()).containsExactly(longest, "send");
        assertThat(printed()).contains("line 2 is longer than 64 KiB");
    }

    @Test
    void theConsoleIsClosedAtTheEnd() {
        run("send\n");
        assertThat(console.get().closed.getCount()).isZero();
    }

    private int run(String input) {
        return run(input.getBytes(StandardCharsets.UTF_8));
    }

    private int run(byte[] input) {
        TerminalSettings settings = TerminalSettings.of(
                Map.of(), new ByteArrayInputStream(input), new PrintStream(out, true, StandardCharsets.UTF_8), null);
        return new PipedSession(settings).run(events -> {
            console.set(new FakeConsole(events, FakeConsole.FREE));
            return console.get();
        });
    }

    private List<String> submitted() {
        return console.get().submitted;
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
