package dev.homeport.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program under a low limit of open files. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FewFilesIT {
    private static final int FILES = 120;

    @TempDir
    Path state;

    private final List<Socket> clients = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    @AfterEach
    void closeClients() throws IOException {
        for (Socket each : clients) {
            each.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"threads", "selector"})
    void withoutADescriptorNewClientsWaitAndTheOthersAreServed(String mode) throws Exception {
        assumeThat(Program.has("sh"))
                .as("a shell, whose ulimit binds the program")
                .isTrue();
        List<String> command = List.of(
                "sh",
                "-c",
                "ulimit -n " + FILES + "; exec \"$0\"",
                Program.launcher().toAbsolutePath().toString());
        try (Program program = Program.start(state, state, command)) {
            program.type("echo 0 as e --mode " + mode + "\n");
            String line = program.until("echoing on 127.0.0.1:");
            int port = Integer.parseInt(line.replaceAll(".*127\\.0\\.0\\.1:(\\d+).*", "$1"));
            for (int i = 0; i < FILES; i++) {
                clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            assertThat(untilStarved(program)).contains("file descriptors");
            echoes(clients.get(0));
            // Freed descriptors go to those who waited.
            for (int i = 1; i < 60; i++) {
                clients.get(i).close();
            }
            echoes(clients.get(FILES - 1));
            Program.Ended ended = program.end("wire e\nstate e\n");
            assertThat(ended.output().lines().filter(said -> said.contains("failed: no file descriptor is left")))
                    .hasSize(1);
            assertThat(ended.output()).contains("no file descriptor left to accept (", "nobody");
            assertThat(warnings).hasSize(1);
        }
    }

    private String untilStarved(Program program) throws IOException {
        while (true) {
            program.type("state e\n");
            for (String line = program.until(""); ; line = program.until("")) {
                if (line.contains("The echo server e: no file descriptor is left")) {
                    warnings.add(line);
                }
                if (line.contains("short of") && !warnings.isEmpty()) {
                    return line;
                }
                if (line.contains("wire log")) {
                    break;
                }
            }
        }
    }

    private static void echoes(Socket client) throws IOException {
        client.setSoTimeout(20_000);
        client.getOutputStream().write('x');
        assertThat(client.getInputStream().read()).isEqualTo('x');
    }
}
