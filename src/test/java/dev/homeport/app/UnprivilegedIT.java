package dev.homeport.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a user without rights, beside sockets of root's. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnabledOnOs(OS.LINUX)
class UnprivilegedIT {
    @TempDir
    Path folder;

    @BeforeEach
    void anotherUserCanBeHad() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root, to become another user");
        assumeTrue(Program.has("setpriv"), "needs setpriv");
        Files.copy(Program.jar(), folder.resolve("homeport.jar"));
        // Readable for the other user, and a place to write in.
        Files.setPosixFilePermissions(folder.resolve("homeport.jar"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void whoSaysWhatItMayNotKnowAndWhoseSocketItIs() throws Exception {
        try (ServerSocket ofRoot = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Program.Ended ended = asNobody("who " + ofRoot.getLocalPort() + "\n");
            assertThat(ended.output())
                    .contains("port " + ofRoot.getLocalPort() + " is held by a program that is not known")
                    .containsPattern("program +unknown: not permitted")
                    .containsPattern("user +root");
            assertThat(ended.code()).isZero();
        }
    }

    @Test
    void listenAdvisesNoFreeThatWouldRefuse() throws Exception {
        try (ServerSocket ofRoot = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String said =
                    asNobody("listen " + ofRoot.getLocalPort() + "\n").output().replaceAll("\\s+", " ");
            assertThat(said)
                    .contains("port " + ofRoot.getLocalPort() + " is taken by a program of user root")
                    .contains("`who " + ofRoot.getLocalPort() + "` tells more; root can end it;")
                    .doesNotContain("`free");
        }
    }

    @Test
    void aSystemPortThatMayNotBeBoundIsNotCalledFree() throws Exception {
        assertThat(asNobody("check port 1 is free\n").output().replaceAll("\\s+", " "))
                .contains("could not look: nothing listens on port 1, but whether it can be bound could not be tried");
    }

    @Test
    void freeEndsNothingThatItMayNotKnow() throws Exception {
        try (ServerSocket ofRoot = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Program.Ended ended = asNobody("free " + ofRoot.getLocalPort() + " --yes "
                    + ProcessHandle.current().pid() + "\n");
            assertThat(ended.output())
                    .contains("a program that is not known holds port " + ofRoot.getLocalPort())
                    .contains("root can end it");
            assertThat(ended.code()).isEqualTo(1);
        }
    }

    @Test
    void doctorIsContentWithoutRights() throws Exception {
        Program.Ended ended = asNobody("doctor\n");
        assertThat(ended.output())
                .contains("ok loopback IPv4: a byte goes each way")
                .contains("ports below 1024");
        assertThat(ended.code()).isZero();
    }

    private Program.Ended asNobody(String lines) throws Exception {
        List<String> command = List.of(
                "setpriv",
                "--reuid",
                "65534",
                "--regid",
                "65534",
                "--clear-groups",
                Program.java(),
                "-jar",
                folder.resolve("homeport.jar").toString(),
                "run",
                "-");
        try (Program program = Program.start(folder, folder, command)) {
            return program.end(lines);
        }
    }
}
