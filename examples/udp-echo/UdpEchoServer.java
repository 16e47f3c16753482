import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Sends back every datagram it receives, as RFC 862 asks of a UDP echo server.
 *
 * <p>Run it with {@code java UdpEchoServer.java [PORT]}. The port is 62893 unless another is given; 0 lets the system
 * choose.
 */
public class UdpEchoServer {
    /** A UDP header counts its datagram's bytes in 16 bits (RFC 768), so none is larger. */
    private static final int LARGEST = 65_535;

    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        // Name the address. Anybody can forge where a datagram comes from: on an open network an echo server could be
        // made to send to others what they never asked for (RFC 8085, section 6).
        InetSocketAddress here = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
        try (DatagramSocket socket = new DatagramSocket(here)) {
            System.out.println("listening on 127.0.0.1:" + socket.getLocalPort());
            byte[] buffer = new byte[LARGEST];
            // One socket and one thread serve everybody: there are no connections, so nobody can hold the others up.
            // Shortcut: runs until it is ended from outside (Ctrl-C).
            while (true) {
                // A packet remembers the length of what it last received, so each datagram gets a new one. The bytes
                // that do not fit would be lost without a word.
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                try {
                    // It holds what came, an empty datagram too, and the address it came from: send it as it is.
                    socket.send(packet);
                } catch (IOException e) {
                    // Shortcut: printed and forgotten. UDP promises no delivery, so the client has to cope anyway.
                    System.err.println(packet.getSocketAddress() + ": " + e.getMessage());
                }
            }
        }
    }
}
