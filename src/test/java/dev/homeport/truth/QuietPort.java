package dev.homeport.truth;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers that nobody has, and that no system hands out by itself: below the ephemeral ranges of Linux and RFC 6335. */
final class QuietPort {
    private static final int LEAST = 20_000;
    private static final int MOST = 32_767;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(LEAST, MOST));

    private QuietPort() {}

    /** Another one each time. */
    static int next() throws IOException {
        for (int tried = LEAST; tried <= MOST; tried++) {
            int port = NEXT.getAndUpdate(now -> now == MOST ? LEAST : now + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("every port from " + LEAST + " to " + MOST + " is taken");
    }

    private static boolean isFree(int port) {
        try (ServerSocket tcp = new ServerSocket();
                DatagramSocket udp = new DatagramSocket(null)) {
            tcp.bind(new InetSocketAddress(port));
            udp.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
