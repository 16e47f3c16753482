import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Sends one line to a server on this machine and waits for one line: not for ever, and not only once.
 *
 * <p>Run it with {@code java PatientClient.java [PORT [LINE]]}. The port is 62893 and the line is hello unless others
 * are given. With a third argument, {@code once}, the line is one that must not be carried out twice.
 */
public class PatientClient {
    private static final int TRIES = 5;
    private static final int CONNECT_MILLIS = 1000;
    private static final int ANSWER_MILLIS = 1000;
    private static final int FIRST_PAUSE_MILLIS = 100;
    private static final int LONGEST_PAUSE_MILLIS = 2000;
    private static final int MAX_LINE = 8000;

    /** The server may have carried the request out; nobody here can know. */
    private static class AnswerLost extends IOException {
        private static final long serialVersionUID = 1;

        AnswerLost(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    public static void main(String[] args) throws InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        String line = args.length > 1 ? args[1] : "hello";
        // Idempotent: twice has the same effect as once (RFC 9110, section 9.2.2). "Set it to 5" is, "add 5" is not.
        // The program cannot see that in the line, so somebody has to say it.
        boolean idempotent = !(args.length > 2 && args[2].equals("once"));
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                System.out.println("received " + ask(port, line));
                return;
            } catch (AnswerLost e) {
                System.out.println("try " + attempt + ": no answer: " + e.getMessage());
                if (!idempotent) {
                    System.out.println("not tried again: it may have been carried out already");
                    break;
                }
            } catch (IOException e) {
                // Nothing was sent, so trying again is always safe.
                System.out.println("try " + attempt + ": not connected: " + e.getMessage());
            }
            if (attempt < TRIES) {
                pause(attempt);
            }
        }
        System.exit(1);
    }

    /**
     * Twice as long each time, so that a server in trouble gets rest; and random, so that its clients don't all come
     * back at once.
     */
    private static void pause(int attempt) throws InterruptedException {
        int ceiling = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << (attempt - 1));
        int millis = ThreadLocalRandom.current().nextInt(ceiling + 1);
        System.out.println("waits " + millis + " ms, of at most " + ceiling);
        Thread.sleep(millis);
    }

    private static String ask(int port, String line) throws IOException {
        try (Socket socket = new Socket()) {
            // Without a limit the system decides how long connecting takes: minutes, where nobody answers at all.
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), CONNECT_MILLIS);
            try {
                // UTF-8 is our choice. TCP only knows bytes, so both ends must agree on what they mean.
                // Shortcut: writing has no limit. A line this short fits into the socket's buffer, whatever the server
                // does.
                socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
                return answer(socket);
            } catch (IOException e) {
                throw new AnswerLost(e);
            }
        }
    }

    private static String answer(Socket socket) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ANSWER_MILLIS);
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() < MAX_LINE) {
            // SO_TIMEOUT limits one read. A server that sends a byte now and then could stretch the whole without end,
            // so each read gets only what is left. At least 1, since 0 means for ever.
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left < 1) {
                throw new SocketTimeoutException("not complete in " + ANSWER_MILLIS + " ms");
            }
            socket.setSoTimeout((int) left);
            // Reads one byte at a time. Slow, and easy to follow; a real client would buffer.
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the server closed before the end of its line");
            }
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8).stripTrailing();
            }
            line.write(next);
        }
        throw new IOException("the line is longer than " + MAX_LINE + " bytes");
    }
}
