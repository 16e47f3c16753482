import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A chat: what one client says, line by line, all others get to read. The first line is the client's name.
 *
 * <p>Run it with {@code java ChatServer.java [PORT]}. The port is 62893 unless another is given; 0 lets the system
 * choose.
 */
public class ChatServer {
    private static final int MAX_LINE = 500;
    private static final int MAX_CLIENTS = 100;
    private static final int MAX_WAITING = 100;

    /** Those who have said their name. Many threads use it at the same time, so it is a concurrent set. */
    private static final Set<Client> ROOM = ConcurrentHashMap.newKeySet();

    /** What a client still has to read waits in its own queue, and never without limit: that would fill the memory. */
    private record Client(Socket socket, String name, BlockingQueue<String> waiting) {}

    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        try (ServerSocket listener = new ServerSocket()) {
            // Name the address. With a port alone Java listens on every interface of the machine.
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            System.out.println("listening on 127.0.0.1:" + listener.getLocalPort());
            // Shortcut: runs until it is ended from outside (Ctrl-C).
            while (true) {
                Socket socket = listener.accept();
                // Shortcut: those who never say a name have a thread each, and are not counted.
                new Thread(() -> serve(socket)).start();
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            send(socket, "What is your name?");
            String name = readLine(in);
            if (name == null || !name.matches("[A-Za-z0-9]{1,16}")) {
                send(socket, "A name is 1 to 16 letters and digits.");
                return;
            }
            Client client = new Client(socket, name, new ArrayBlockingQueue<>(MAX_WAITING));
            if (!enter(client)) {
                send(socket, "The room is full, or somebody in it is called " + name + ".");
                return;
            }
            // Reading and writing wait for different things, so each has a thread.
            Thread writer = new Thread(() -> write(client));
            writer.start();
            try {
                tellAll(client, "* " + name + " is here");
                client.waiting().put("Welcome, " + name + ".");
                for (String line = readLine(in); line != null; line = readLine(in)) {
                    tellAll(client, name + ": " + line);
                }
            } finally {
                ROOM.remove(client);
                writer.interrupt();
                tellAll(client, "* " + name + " has left");
            }
        } catch (IOException | InterruptedException e) {
            System.err.println(socket.getRemoteSocketAddress() + ": " + e.getMessage());
        }
    }

    /** Looking and adding are one act: without synchronized, two Adas could both look first and then both enter. */
    private static synchronized boolean enter(Client client) {
        boolean taken = ROOM.stream().anyMatch(other -> other.name().equalsIgnoreCase(client.name()));
        return !taken && ROOM.size() < MAX_CLIENTS && ROOM.add(client);
    }

    private static void tellAll(Client speaker, String line) throws InterruptedException {
        for (Client other : ROOM) {
            // Waits a second at most. With put, one client that does not read could silence the whole room.
            if (other != speaker && !other.waiting().offer(line, 1, TimeUnit.SECONDS)) {
                ROOM.remove(other);
                close(other.socket());
            }
        }
    }

    private static void write(Client client) {
        try {
            while (true) {
                send(client.socket(), client.waiting().take());
            }
        } catch (InterruptedException hasLeft) {
            // Shortcut: what still waits in its queue is lost.
        } catch (IOException e) {
            // The thread that reads from it notices too, and says so.
            close(client.socket());
        }
    }

    private static void send(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        // One write for the whole line. Only one thread writes at a time, so lines never mix.
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The next line, or null at the end. BufferedReader would do it too, but collects a line of any length: a way to
     * fill memory.
     */
    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                // Control characters could recolour or clear the terminals of the others; a carriage return is one as
                // well.
                return line.toString(StandardCharsets.UTF_8).replaceAll("\\p{Cc}", "");
            }
            if (line.size() == MAX_LINE) {
                throw new IOException("a line is longer than " + MAX_LINE + " bytes");
            }
            line.write(next);
        }
        return null;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Then there is nothing left to close.
        }
    }
}
