import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps short notes under names. Clients ask line by line, in a protocol of our own; README.md holds its grammar.
 *
 * <p>Run it with {@code java NoteServer.java [PORT]}. The port is 62893 unless another is given; 0 lets the system
 * choose.
 */
public class NoteServer {
    private static final int MAX_LINE = 300;
    private static final int MAX_NOTE = 200;
    private static final int MAX_NOTES = 1000;
    private static final int IDLE_MILLIS = 60_000;

    private static final Map<String, String> NOTES = new TreeMap<>();

    /** Not in the grammar: the client hears why, and the conversation goes on. */
    private static class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String reason) {
            super(reason);
        }
    }

    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        try (ServerSocket listener = new ServerSocket()) {
            // Name the address. With a port alone Java listens on every interface of the machine.
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            System.out.println("listening on 127.0.0.1:" + listener.getLocalPort());
            // Shortcut: runs until it is ended from outside (Ctrl-C), and then all notes are gone.
            while (true) {
                Socket client = listener.accept();
                // Shortcut: no limit on how many clients, each with a thread.
                new Thread(() -> serve(client)).start();
            }
        }
    }

    private static void serve(Socket client) {
        try (client) {
            // For each wait, not for the whole: a client that sends one byte a minute keeps its thread.
            client.setSoTimeout(IDLE_MILLIS);
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            // Many requests may come in one packet, and one in many. Lines make no difference between the two.
            for (String request = readLine(in); request != null; request = readLine(in)) {
                boolean quit = request.equalsIgnoreCase("QUIT");
                String reply = quit ? "OK bye" : reply(request);
                out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
                if (quit) {
                    return;
                }
            }
        } catch (SocketTimeoutException e) {
            System.err.println(client.getRemoteSocketAddress() + ": silent for " + IDLE_MILLIS + " ms");
        } catch (IOException e) {
            System.err.println(client.getRemoteSocketAddress() + ": " + e.getMessage());
        }
    }

    private static String reply(String request) {
        try {
            return "OK " + carryOut(request);
        } catch (Refused e) {
            return "ERROR " + e.getMessage();
        }
    }

    /** One request at a time, whoever asks: between looking and changing nobody else can come in. */
    private static synchronized String carryOut(String request) throws Refused {
        // At most three parts: spaces within a note belong to it.
        String[] parts = request.split(" ", 3);
        // The root locale: in a Turkish one the upper case of i is not I.
        String command = parts[0].toUpperCase(Locale.ROOT);
        return switch (command) {
            case "SET" -> store(name(parts, 3), parts[2]);
            case "APPEND" -> store(name(parts, 3), existing(parts[1]) + parts[2]);
            case "GET" -> existing(name(parts, 2));
            case "DELETE" -> {
                // Deleting what is not there is fine: so a client that is not sure may ask again.
                NOTES.remove(name(parts, 2));
                yield "deleted";
            }
            // Never repeats what came: it may hold anything, and a log or a terminal may take it seriously.
            default -> throw new Refused("commands are SET, APPEND, GET, DELETE and QUIT");
        };
    }

    /** The name in the request, once it is certain that the request has so many parts. */
    private static String name(String[] parts, int needed) throws Refused {
        if (parts.length != needed) {
            throw new Refused(needed == 3 ? "needs a name and a note" : "needs a name and nothing else");
        }
        if (!parts[1].matches("[A-Za-z0-9-]{1,32}")) {
            throw new Refused("a name is 1 to 32 letters, digits and dashes");
        }
        return parts[1];
    }

    private static String store(String name, String note) throws Refused {
        // Checked here, and not trusted later: what gets in comes out again, to other clients.
        if (!note.matches("[\\x20-\\x7E]{1,200}")) {
            throw new Refused("a note is 1 to " + MAX_NOTE + " printable ASCII characters");
        }
        if (NOTES.size() == MAX_NOTES && !NOTES.containsKey(name)) {
            throw new Refused("there are " + MAX_NOTES + " notes already");
        }
        NOTES.put(name, note);
        return "stored";
    }

    private static String existing(String name) throws Refused {
        String note = NOTES.get(name);
        if (note == null) {
            throw new Refused("no such note");
        }
        return note;
    }

    /**
     * The next line without its end, LF or CRLF; null at the end. BufferedReader would collect a line of any length.
     */
    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                // Latin-1 makes one character of each byte, so that nothing is hidden from the checks above.
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            if (line.size() == MAX_LINE) {
                // Shortcut: ends the connection. Whoever sends such a line hardly speaks this protocol.
                throw new IOException("a line is longer than " + MAX_LINE + " bytes");
            }
            line.write(next);
        }
        // What came after the last line end is no request: its client may have died in the middle of it.
        return null;
    }
}
