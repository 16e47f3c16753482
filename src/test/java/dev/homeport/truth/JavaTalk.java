package dev.homeport.truth;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection of a server in Java, and its script. Bytes are kept as text of one char each. */
final class JavaTalk implements Runnable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");

    private final Socket socket;
    private final JsonArray ops;
    private final Set<Socket> others;
    private String spare = "";

    /** @param others all connections of the server, this one too */
    JavaTalk(Socket socket, JsonArray ops, Set<Socket> others) {
        this.socket = socket;
        this.ops = ops;
        this.others = others;
    }

    /** The script, or the peer, ends the connection here. */
    private static final class Over extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void run() {
        try (socket) {
            for (int i = 0; i < ops.size(); i++) {
                JsonArray op = ops.get(i).getAsJsonArray();
                if (op.get(0).getAsString().equals("again")) {
                    i = -1;
                } else {
                    act(op);
                }
            }
        } catch (IOException over) {
            // Closed above.
        }
    }

    private void act(JsonArray op) throws IOException {
        switch (op.get(0).getAsString()) {
            case "echo" -> {
                for (String data = receive(); !data.isEmpty(); data = receive()) {
                    change(data, op);
                }
            }
            case "reply" -> change(some(receive()), op);
            case "whole" -> {
                StringBuilder all = new StringBuilder();
                for (String data = receive(); !data.isEmpty(); data = receive()) {
                    all.append(data);
                }
                change(all.toString(), op);
            }
            case "line" -> change(until("\n"), op);
            case "head" -> until("\r\n\r\n");
            case "mirror" -> mirror();
            case "shout" -> {
                for (String data = receive(); !data.isEmpty(); data = receive()) {
                    shout(data);
                }
            }
            case "read" -> read(number(op, 1));
            case "eof" -> {
                while (!receive().isEmpty()) {}
            }
            case "say" -> send(op.get(1).getAsString().repeat(number(op, 2)));
            case "drip" -> {
                for (int i = 0; i < number(op, 2); i++) {
                    send(op.get(1).getAsString());
                    pause(number(op, 3));
                }
            }
            case "wait" -> pause(number(op, 1));
            case "impatient" -> impatient(number(op, 1));
            case "fin" -> socket.shutdownOutput();
            case "reset" -> {
                socket.setSoLinger(true, 0);
                throw new Over();
            }
            case "keep" -> pause(Integer.MAX_VALUE);
            default -> throw new Over();
        }
    }

    private void change(String data, JsonArray op) throws IOException {
        switch (op.get(1).getAsString()) {
            case "same" -> send(data);
            case "buffer" -> send(data + "\0".repeat(Math.max(0, number(op, 2) - data.length())));
            case "twice" -> send(data + data);
            case "upper" -> send(data.toUpperCase(Locale.ROOT));
            case "reverse" -> send(new StringBuilder(data).reverse().toString());
            case "cut" -> send(data.substring(0, data.length() - 1));
            case "before" -> send(op.get(2).getAsString() + data);
            case "after" -> send(data + op.get(2).getAsString());
            case "later" -> {
                send(data);
                pause(number(op, 2));
                send(op.get(3).getAsString());
            }
            default -> {
                for (int i = 0; i < data.length(); i++) {
                    send(data.substring(i, i + 1));
                    pause(number(op, 2));
                }
            }
        }
    }

    private static int number(JsonArray op, int index) {
        JsonElement element = op.get(index);
        return element.getAsInt();
    }

    private String receive() throws IOException {
        if (!spare.isEmpty()) {
            String kept = spare;
            spare = "";
            return kept;
        }
        byte[] room = new byte[65_536];
        int count = socket.getInputStream().read(room);
        return count < 0 ? "" : new String(Arrays.copyOf(room, count), StandardCharsets.ISO_8859_1);
    }

    private static String some(String data) throws Over {
        if (data.isEmpty()) {
            throw new Over();
        }
        return data;
    }

    private String until(String mark) throws IOException {
        StringBuilder got = new StringBuilder();
        while (got.indexOf(mark) < 0) {
            got.append(some(receive()));
        }
        int end = got.indexOf(mark) + mark.length();
        spare = got.substring(end);
        return got.substring(0, end);
    }

    private void read(int count) throws IOException {
        for (int left = count; left > 0; ) {
            String got = some(receive());
            spare = got.substring(Math.min(left, got.length()));
            left -= got.length();
        }
    }

    private void mirror() throws IOException {
        StringBuilder request = new StringBuilder(until("\r\n\r\n"));
        Matcher length = LENGTH.matcher(request);
        int whole = request.length() + (length.find() ? Integer.parseInt(length.group(1)) : 0);
        while (request.length() < whole) {
            request.append(some(receive()));
        }
        send("HTTP/1.1 200 OK\r\nContent-Length: " + request.length() + "\r\n\r\n" + request);
    }

    private void shout(String data) {
        for (Socket other : others) {
            try {
                other.getOutputStream().write(data.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException closed) {
                others.remove(other);
            }
        }
    }

    private void impatient(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            spare = some(receive());
        } catch (SocketTimeoutException nothing) {
            throw new Over();
        } finally {
            socket.setSoTimeout(0);
        }
    }

    private void send(String data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(data.getBytes(StandardCharsets.ISO_8859_1));
        out.writeTo(socket.getOutputStream());
        socket.getOutputStream().flush();
    }

    /** A script says how long: the delay is what the row is about. */
    static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
