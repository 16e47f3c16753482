package dev.homeport.testkit.samples;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.hostName;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.Lab;
import dev.homeport.net.Port;
import dev.homeport.testkit.Datagrams;
import dev.homeport.testkit.LabExtension;
import dev.homeport.testkit.Listener;
import dev.homeport.testkit.Sockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that leave something behind. Run by another test only, which looks at how they end. */
@ExtendWith(LabExtension.class)
public class Samples {
    public static final List<Object> GIVEN = new ArrayList<>();
    public static @Nullable ServerSocket forgotten;
    public static CountDownLatch stop = new CountDownLatch(1);

    private @Nullable Port mine;

    @BeforeEach
    void start(Port port) {
        mine = port;
    }

    @Test
    void takesAll(Lab lab, Sockets sockets, Port one, Port two, Listener door, Datagrams mailbox) {
        GIVEN.addAll(List.of(lab, sockets, one, two, door.port(), mailbox.port()));
        assertThat(one).isEqualTo(mine).isNotEqualTo(two);
    }

    @Test
    void leavesTheLabsSocketsOpen(Listener door, Sockets sockets) throws Exception {
        sockets.connect(door.port());
    }

    @Test
    void forgetsItsServer() throws IOException {
        forgotten = open();
    }

    @Test
    void forgetsItsThread() {
        stop = new CountDownLatch(1);
        new Thread(Samples::standStill, "forgotten thread").start();
    }

    @Test
    void failsAndForgetsItsServer() throws IOException {
        forgetsItsServer();
        throw new IllegalStateException("the test's own failure");
    }

    @Test
    void closesItsServerALittleLate() throws IOException {
        ServerSocket late = open();
        new Thread(() -> close(late), "closing").start();
    }

    @Test
    void cannotLook() {
        assertThat(hostName("no-such-name.invalid")).resolvesTo("127.0.0.1");
    }

    static ServerSocket open() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    }

    private static void standStill() {
        try {
            stop.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
