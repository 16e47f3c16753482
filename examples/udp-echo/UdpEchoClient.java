import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * Sends a datagram to an echo server on this machine until one comes back, three times at most.
 *
 * <p>Run it with {@code java UdpEchoClient.java [PORT [TEXT]]}. The port is 62893 and the text is hello unless others
 * are given.
 */
public class UdpEchoClient {
    private static final int TRIES = 3;
    private static final int WAIT_MILLIS = 1000;

    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        byte[] text = (args.length > 1 ? args[1] : "hello").getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            // Nothing is sent by this connect. The system only notes the address: it passes on what comes from there
            // and nothing else, and tells us of errors that come back (RFC 1122, section 4.1.3.3).
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            socket.setSoTimeout(WAIT_MILLIS);
            for (int attempt = 1; attempt <= TRIES; attempt++) {
                // A datagram or its answer may be lost. Nobody will send it again if we don't.
                socket.send(new DatagramPacket(text, text.length));
                // The largest one there is. Of an answer that does not fit, the rest would be lost without a word.
                DatagramPacket answer = new DatagramPacket(new byte[65_535], 65_535);
                try {
                    socket.receive(answer);
                    // Shortcut: a late answer to an earlier try counts as well. A real protocol numbers its requests.
                    System.out.println(
                            "received " + new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8));
                    return;
                } catch (SocketTimeoutException e) {
                    System.out.println("try " + attempt + ": no answer in " + WAIT_MILLIS + " ms");
                } catch (PortUnreachableException e) {
                    // The machine answered by ICMP that no socket has this port: asking again at once helps nobody.
                    System.out.println("nobody has UDP port " + port);
                    break;
                }
            }
        }
        System.exit(1);
    }
}
