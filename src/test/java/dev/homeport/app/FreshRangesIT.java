package dev.homeport.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's ephemeral range while it changes, in a network namespace of its own, which has a range of its own. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnabledOnOs(OS.LINUX)
class FreshRangesIT {
    private static final String RANGE = "/proc/sys/net/ipv4/ip_local_port_range";

    @TempDir
    Path state;

    @BeforeEach
    void aNamespaceCanBeMade() throws Exception {
        assumeTrue(Program.has("unshare") && Program.has("mkfifo"), "needs unshare and mkfifo");
        Process attempt = new ProcessBuilder(
                        "unshare", "--map-root-user", "--net", "sh", "-c", "echo 40000 41000 > " + RANGE)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean permitted = attempt.waitFor(10, TimeUnit.SECONDS) && attempt.exitValue() == 0;
        attempt.destroyForcibly();
        assumeTrue(permitted, "needs permission to make a network namespace with a range of its own");
    }

    @Test
    void aRangeThatWasChangedIsTheOneThatIsShownAndChecked() throws Exception {
        Path go = state.resolve("go");
        Path done = state.resolve("done");
        assertThat(new ProcessBuilder("mkfifo", go.toString(), done.toString())
                        .start()
                        .waitFor())
                .isZero();
        String changing =
                "(read line < \"$1\"; echo 40000 41000 > " + RANGE + "; echo done > \"$2\") & exec \"$0\" run -";
        try (Program program = Program.start(
                state,
                state,
                List.of(
                        "unshare",
                        "--map-root-user",
                        "--net",
                        "sh",
                        "-c",
                        "echo 30000 31000 > " + RANGE + "; " + changing,
                        Program.launcher().toAbsolutePath().toString(),
                        go.toString(),
                        done.toString()))) {
            program.type("ranges\n");
            assertThat(program.until("ephemeral, this kernel")).contains("30000-31000");
            Files.writeString(go, "go\n");
            assertThat(Files.readString(done)).isEqualTo("done\n");
            String output = program.end("ranges\ncheck port 40500 is in the ephemeral range\n"
                            + "check port 30500 is not in the ephemeral range\n")
                    .output();
            assertThat(output)
                    .contains("40000-41000 (1001 ports)")
                    .contains("40500 is within 40000-41000")
                    .contains("30500 is outside 40000-41000");
        }
    }
}
