package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.impl.jni.linux.LinuxNativePty;
import org.jline.utils.ScreenTerminal;

/** A process that leads a pseudo-terminal of its own, so that the kernel's signals reach it as they reach a learner's. */
final class ChildTerminal implements AutoCloseable {
    private final LinuxNativePty pty;
    private final Process process;
    private final ScreenTerminal screen;
    private final StringBuilder written = new StringBuilder();

    ChildTerminal(String term, Size size, Path history, Path closed) throws IOException {
        pty = LinuxNativePty.open(new JniTerminalProvider(), null, size);
        screen = new ScreenTerminal(size.getColumns(), size.getRows(), true);
        // A build in the background is started with signals ignored, and a program would inherit that.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal", "setsid", "--ctty"));
        command.addAll(java(history, closed));
        File name = new File(pty.getName());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(name)
                .redirectOutput(name)
                .redirectError(name);
        builder.environment().put("TERM", term);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("NO_COLOR");
        process = builder.start();
        Thread pump = new Thread(this::pump, "screen");
        pump.setDaemon(true);
        pump.start();
    }

    static List<String> java(Path history, Path closed) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Demo.class.getName(),
                history.toString(),
                closed.toString());
    }

    private void pump() {
        byte[] bytes = new byte[4096];
        try (InputStream in = pty.getMasterInput()) {
            for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
                // One character may be cut in two by a read; the tests look at ASCII only.
                String text = new String(bytes, 0, n, StandardCharsets.UTF_8);
                synchronized (written) {
                    written.append(text);
                }
                screen.write(text);
            }
        } catch (IOException e) {
            // Linux ends a pseudo-terminal's reads with EIO once the other side is closed.
        }
    }

    void press(String text) throws IOException {
        OutputStream out = pty.getMasterOutput();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    String written() {
        synchronized (written) {
            return written.toString();
        }
    }

    void awaitShown(String text) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(screen.toString()).contains(text));
    }

    String shown() {
        return screen.toString();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** What the kernel sends when the window is closed. */
    void hangUp() throws IOException {
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start();
    }

    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("the program ends").isTrue();
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        pty.close();
    }
}
