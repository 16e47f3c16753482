package dev.homeport.verb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A process of its own that sits on a port: the program that is in the way. */
public final class Squatter implements AutoCloseable {
    private final Process process;
    public final int port;

    private Squatter(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param how any of {@code stubborn} (SIGTERM does not end it), {@code shared} (SO_REUSEPORT), {@code udp}, {@code six} (on ::1), {@code once}
     *     (it ends with its first client, or after 20 s)
     */
    public static Squatter on(int port, String... how) throws IOException {
        return by(List.of(), Tools.homeOf(Squatter.class), port, how);
    }

    static Squatter by(List<String> prefix, Path classes, int port, String... how) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes.toAbsolutePath().toString(),
                Squatter.class.getName(),
                Integer.toString(port)));
        command.addAll(List.of(how));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String said = String.valueOf(out.readLine());
        if (!said.startsWith("port ")) {
            process.destroyForcibly();
            throw new IOException("the squatter says: " + said);
        }
        return new Squatter(process, Integer.parseInt(said.substring("port ".length())));
    }

    public long pid() {
        return process.pid();
    }

    public boolean lives() {
        return process.isAlive();
    }

    int exit() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] args) throws Exception {
        Set<String> how = Set.of(args);
        int port = Integer.parseInt(args[0]);
        InetAddress home = how.contains("six")
                ? InetAddress.getByName("::1")
                : InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        int bound;
        if (how.contains("udp")) {
            bound = new DatagramSocket(port, home).getLocalPort();
        } else {
            ServerSocket socket = new ServerSocket();
            if (how.contains("shared")) {
                socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            socket.bind(new InetSocketAddress(home, port));
            bound = socket.getLocalPort();
            if (how.contains("once")) {
                socket.setSoTimeout(20_000);
                System.out.println("port " + bound);
                socket.accept();
                return;
            }
        }
        CountDownLatch forever = new CountDownLatch(1);
        if (how.contains("stubborn")) {
            // A JVM ends on SIGTERM only once its shutdown hooks have ended.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> await(forever)));
        }
        System.out.println("port " + bound);
        await(forever);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
