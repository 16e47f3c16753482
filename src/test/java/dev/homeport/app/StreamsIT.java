package dev.homeport.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program with standard streams that are closed, full or left by their readers. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnabledOnOs(OS.LINUX) // proc(5), full(4)
class StreamsIT {
    @TempDir
    Path state;

    /** By the launcher, and by the jar alone, where the JVM's first file would be taken for what is typed. */
    @ParameterizedTest
    @ValueSource(strings = {"LAUNCHER", "LAUNCHER run -", "JAR", "JAR run -", "JAR start a-port-of-your-own"})
    void closedInputEndsAtOnceInOneLineAndKeepsNoJournal(String command) throws Exception {
        Program.Ended ended = shell(command + " <&-");
        assertThat(ended.output())
                .isEqualTo("homeport: standard input is closed, so there is nothing to run;"
                        + " `homeport run FILE` reads a file\n");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(state.resolve("journal")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LAUNCHER", "JAR"})
    void whatReadsNoInputNeedsNone(String program) throws Exception {
        Path lines = Files.writeString(state.resolve("lines"), "check port 1 is free\n");
        assertThat(shell(program + " run " + lines + " <&-").code()).isZero();
        assertThat(shell(program + " lessons <&-").output()).contains("a-port-of-your-own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LAUNCHER", "JAR"})
    void closedOutputIsSaidWhereItCanBe(String program) throws Exception {
        Program.Ended ended = shell(program + " lessons >&-");
        assertThat(ended.output()).isEqualTo("homeport: standard output is closed, so nothing could be shown\n");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(shell("LAUNCHER lessons >&- 2>&-").code()).isEqualTo(3);
        assertThat(shell(program + " lessons 2>&-").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "version", "lessons", "lessons --json", "doctor", "run LINES"})
    void aFullDeviceIsNotSuccess(String arguments) throws Exception {
        Path lines = Files.writeString(state.resolve("lines"), "check port 1 is free\nsockets\n");
        Program.Ended ended = shell("LAUNCHER " + arguments.replace("LINES", lines.toString()) + " >/dev/full");
        assertThat(ended.output()).isEqualTo("homeport: the output could not be written: No space left on device\n");
        assertThat(ended.code()).isEqualTo(3);
    }

    @Test
    void whoReadsOneLineOnlyGetsItAndNoOtherWord() throws Exception {
        assumeTrue(Program.has("head"), "head is not installed");
        Program.Ended ended = shell("LAUNCHER lessons | head -1");
        assertThat(ended.output()).matches(" *a-port-of-your-own[^\\n]*\\n");
        assertThat(ended.code()).isZero();
    }

    @Test
    void aReaderThatLeftEndsTheRunQuietlyAndIsNotSuccess() throws Exception {
        // The reader is gone before the second command begins to write.
        String writes =
                "(while :; do echo sockets; sleep 0.1; done | { LAUNCHER run -; echo $? >" + state + "/code; })";
        Program.Ended ended = shell(writes + " | exec 0<&-; while [ ! -s " + state + "/code ]; do sleep 0.1; done");
        assertThat(ended.output()).isEmpty();
        assertThat(state.resolve("code")).hasContent("3");
    }

    private Program.Ended shell(String script) throws Exception {
        String jar = Program.java() + " -jar " + Program.jar().toAbsolutePath();
        String filled = script.replace(
                        "LAUNCHER", Program.launcher().toAbsolutePath().toString())
                .replace("JAR", jar);
        try (Program program = Program.start(state, state, List.of("sh", "-c", filled))) {
            return program.end("");
        }
    }
}
