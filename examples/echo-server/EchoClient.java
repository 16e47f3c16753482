import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Sends one line to an echo server on this machine and prints what comes back.
 *
 * <p>Run it with {@code java EchoClient.java [PORT [TEXT]]}. The port is 62893 and the text is hello unless others
 * are given.
 */
public class EchoClient {
    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        String text = args.length > 1 ? args[1] : "hello";
        try (Socket socket = new Socket()) {
            // A limit in milliseconds for connecting, and one for each read: without them both may wait for a very long
            // time.
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 2000);
            socket.setSoTimeout(2000);
            System.out.println("connected from port " + socket.getLocalPort() + " to port " + socket.getPort());

            // UTF-8 is our choice. TCP only knows bytes, so both ends must agree on what they mean.
            OutputStream out = socket.getOutputStream();
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            // Half-close: we send no more, and can still receive (RFC 9293, section 3.6.1).
            socket.shutdownOutput();

            // Shortcut: sends everything before it reads anything. With megabytes of text both ends could wait for each
            // other.
            InputStream in = socket.getInputStream();
            byte[] echo = in.readAllBytes();
            System.out.print("received " + new String(echo, StandardCharsets.UTF_8));
        }
    }
}
