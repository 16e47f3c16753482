package dev.homeport.lab;

import dev.homeport.net.LoopbackAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers each request with the same bytes, whatever was asked, and ends as it is told. */
final class Canned implements AutoCloseable {
    /** What comes after the bytes. */
    enum Then {
        CLOSE,
        RESET,
        /** Stays open until the double is closed. */
        HOLD
    }

    private final ServerSocket door;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private Canned(InetAddress at, int port, byte[] answer, Then then) throws IOException {
        door = new ServerSocket(port, 50, at);
        Thread thread = new Thread(() -> serve(answer, then), "canned");
        thread.setDaemon(true);
        thread.start();
    }

    static Canned saying(String answer, Then then) throws IOException {
        return saying(answer.getBytes(StandardCharsets.ISO_8859_1), then);
    }

    static Canned saying(byte[] answer, Then then) throws IOException {
        return new Canned(LoopbackAddress.V4, 0, answer, then);
    }

    static Canned at(InetAddress at, int port, String answer) throws IOException {
        return new Canned(at, port, answer.getBytes(StandardCharsets.ISO_8859_1), Then.CLOSE);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The heads of the requests that came, as text. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve(byte[] answer, Then then) {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                clients.add(client);
                requests.add(head(client.getInputStream()));
                client.getOutputStream().write(answer);
                client.getOutputStream().flush();
                if (then == Then.RESET) {
                    client.setSoLinger(true, 0);
                }
                if (then != Then.HOLD) {
                    client.close();
                }
            } catch (IOException gone) {
                // The client, or the test: the next one may come.
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                break;
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket each : clients) {
            each.close();
        }
    }
}
