package dev.homeport.testkit;

import dev.homeport.net.Port;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server on loopback, as somebody who learns might write it: not the lab's, and with one mistake. */
final class BrokenServer implements AutoCloseable {
    /** What it does with a client. */
    interface Serving {
        void serve(InputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket listener;
    private final Thread thread;

    BrokenServer(Serving serving) throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        thread = new Thread(() -> run(serving), "broken server");
        thread.start();
    }

    /** Answers every request with these bytes, whatever it was. */
    static BrokenServer saying(String answer) throws IOException {
        return new BrokenServer((in, out) -> {
            in.read(new byte[1024]);
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        });
    }

    Port port() {
        return new Port(listener.getLocalPort());
    }

    private void run(Serving serving) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                client.setSoTimeout(5_000);
                serving.serve(client.getInputStream(), client.getOutputStream());
            } catch (IOException over) {
                // The listener was closed, or a probe left: the loop's condition tells.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        try {
            thread.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
