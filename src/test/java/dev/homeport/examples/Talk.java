package dev.homeport.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;

/** A client that says exactly what it is told to, polite or not. One character is one byte. */
final class Talk implements AutoCloseable {
    private static final int ENDLESS = 1_000_000;

    private final Socket socket;

    Talk(int port) throws IOException {
        socket = RunningExample.connect("127.0.0.1", port);
    }

    /** What a server answers to all this, up to its own end of stream. */
    static String answer(int port, String text) throws IOException {
        try (Talk talk = new Talk(port)) {
            return talk.says(text).hangsUp().hearsAll();
        }
    }

    Talk says(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** In single bytes, each a packet of its own as far as TCP lets it be. */
    Talk drips(String text) throws IOException, InterruptedException {
        socket.setTcpNoDelay(true);
        for (byte each : text.getBytes(ISO_8859_1)) {
            socket.getOutputStream().write(each);
            // The pause is what makes a drip; nothing is waited for.
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return this;
    }

    Talk hangsUp() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The next line with its end, or what there is of it before the end of the stream. */
    String hears() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = read(); next >= 0 && line.length() < ENDLESS; next = read()) {
            line.append((char) next);
            if (next == '\n') {
                break;
            }
        }
        return line.toString();
    }

    /** All up to the end of the stream, however the connection ends. */
    String hearsAll() throws IOException {
        StringBuilder all = new StringBuilder();
        try {
            for (int next = read(); next >= 0 && all.length() < ENDLESS; next = read()) {
                all.append((char) next);
            }
        } catch (SocketException reset) {
            // An end as well.
        }
        return all.toString();
    }

    /** How many bytes have come that nobody has read yet. */
    int waiting() throws IOException {
        return socket.getInputStream().available();
    }

    private int read() throws IOException {
        return socket.getInputStream().read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
