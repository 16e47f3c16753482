package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Unix domain sockets, with real files. */
@DisabledOnOs(OS.WINDOWS)
class UnixTest extends LabTest {
    @Test
    void aStreamGoesThroughAFile() throws LabException {
        pairOnAFile();
        send("c", "hello");
        assertThat(receive("a", 5)).isEqualTo("hello");
        send("a", "back");
        assertThat(receive("c", 4)).isEqualTo("back");
        assertThat(lab.find("a").orElseThrow().remoteAddress()).isEqualTo(UnixPath.UNNAMED);
        assertThat(lab.find("c").orElseThrow().remoteAddress()).hasToString("unix:chat.sock");
    }

    @Test
    void aHalfCloseLeavesTheOtherDirectionOpen() throws LabException {
        pairOnAFile();
        lab.halfClose("c");
        assertThat(lab.receive("a", 1, 10, act()).endOfStream()).isTrue();
        send("a", "still");
        assertThat(receive("c", 5)).isEqualTo("still");
    }

    @Test
    void theFileIsForThisUserAloneAndGoneAfterClose() throws Exception {
        Path file = file(lab.unix().listen("chat.sock", "l", 5, act()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        lab.close("l");
        assertThat(file).doesNotExist();
        lab.close();
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void aFileThatIsTakenNamesItsHolder() throws LabException {
        lab.unix().listen("chat.sock", "l", 5, act());
        LabException e = refused(() -> lab.unix().listen("chat.sock", null, 5, act()));
        assertThat(e.trouble()).isEqualTo(Trouble.PORT_TAKEN);
        assertThat(e.what()).isEqualTo("unix:chat.sock is taken by l of this lab");
    }

    @Test
    void aFileLeftBehindIsSaidAndNeverDeleted() throws Exception {
        Path stale = file(lab.unix().listen("mine.sock", "l", 5, act())).resolveSibling("stale.sock");
        leaveBehind(stale);
        LabException bind = refused(() -> lab.unix().listen("stale.sock", null, 5, act()));
        assertThat(bind.what())
                .isEqualTo("unix:stale.sock is there already: a file that this lab did not make,"
                        + " of a program that may be gone");
        assertThat(bind.next()).isEqualTo("bind(2) never replaces a file: choose another name, or remove " + stale);
        LabException connect = refused(() -> lab.unix().connect("stale.sock", "c", act()));
        assertThat(connect.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(eventsOf("c")).endsWith(new WireEvent.Refused());
        lab.close();
        assertThat(stale).exists();
        Files.delete(stale);
        Files.delete(stale.getParent());
    }

    @Test
    void noFileMeansNobodyIsBound() {
        LabException e = refused(() -> lab.unix().connect("nope.sock", "c", act()));
        assertThat(e.trouble()).isEqualTo(Trouble.NO_SUCH_SOCKET);
        assertThat(e.what()).isEqualTo("there is no socket file nope.sock: nobody is bound to it");
        assertThat(lab.find("c").orElseThrow().open()).isFalse();
    }

    @Test
    void aNameThatLeavesTheFolderIsRefused() {
        for (String name : new String[] {"../x", "/tmp/x", "", ".hidden", "a b", "x".repeat(65)}) {
            assertThat(refused(() -> lab.unix().listen(name, null, 5, act())).trouble())
                    .as(name)
                    .isEqualTo(Trouble.BAD_INPUT);
        }
    }

    @Test
    void aFullQueueIsSaid() throws LabException {
        lab.unix().listen("chat.sock", "l", 1, act());
        LabException e = refused(() -> {
            for (int i = 0; i < 10; i++) {
                lab.unix().connect("chat.sock", null, act());
            }
        });
        assertThat(e.what()).isEqualTo("the queue of connections of unix:chat.sock is full");
        assertThat(e.next()).isEqualTo("`accept` there makes room");
    }

    @Test
    void onlyTcpCanBeReset() throws LabException {
        pairOnAFile();
        LabException e = refused(() -> lab.abort("c"));
        assertThat(e.trouble()).isEqualTo(Trouble.WRONG_KIND);
        assertThat(e.what()).isEqualTo("c is a Unix socket: only TCP has a RST to send");
        assertThat(lab.find("c").orElseThrow().open()).isTrue();
    }

    @Test
    void thePeersUserIsKnown() throws LabException {
        pairOnAFile();
        String me = System.getProperty("user.name");
        assertThat(lab.unix().peer("a").orElse("nobody")).startsWith("user " + me + ", group ");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theKernelListsTheListener() throws LabException {
        UnixPath path = (UnixPath) lab.unix().listen("chat.sock", "l", 5, act()).localAddress();
        assertThat(lab.unix().listenState(path)).isEqualTo(Observed.seen(Optional.of("LISTEN")));
        lab.close("l");
        assertThat(lab.unix().listenState(path)).isEqualTo(Observed.seen(Optional.empty()));
    }

    @Test
    void anEchoServerSendsBackAndLeavesNothingBehind() throws LabException {
        Path file = file(lab.unix().echo("parrot.sock", "e", EchoSettings.usual(), act()));
        lab.unix().connect("parrot.sock", "c", act());
        send("c", "ping");
        assertThat(receive("c", 4)).isEqualTo("ping");
        lab.unix().connect("parrot.sock", "d", act());
        send("d", "pong");
        assertThat(receive("d", 4)).isEqualTo("pong");
        lab.close("e");
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        assertThat(file).doesNotExist();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("lab echo e"));
    }

    private void pairOnAFile() throws LabException {
        lab.unix().listen("chat.sock", "l", 5, act());
        lab.unix().connect("chat.sock", "c", act());
        lab.accept("l", "a", act());
    }

    private static Path file(LedgerEntry entry) {
        return Path.of(((UnixPath) java.util.Objects.requireNonNull(entry.localAddress())).path());
    }

    private static void leaveBehind(Path file) throws IOException {
        try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(file));
        }
    }

    private static LabException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        LabException e = catchThrowableOfType(LabException.class, act);
        assertThat(e).isNotNull();
        return e;
    }
}
