package example;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends back every byte it receives, to many clients at once, until it is closed. */
public final class EchoServer implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final ServerSocket listener;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /** @param port 0 lets the system choose */
    public EchoServer(int port) throws IOException {
        // Name the address. With a port alone Java listens on every interface of the machine.
        listener = new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1"));
        new Thread(this::acceptAll, "echo server").start();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                clients.add(client);
                // One thread for each client. Shortcut: no limit on how many.
                new Thread(() -> serve(client), "echo client").start();
            } catch (IOException closed) {
                // Closing the listener ends accept with this exception; the loop ends too.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            in.transferTo(out);
        } catch (IOException gone) {
            // Shortcut: the client left in the middle, and nobody is told.
        } finally {
            clients.remove(client);
        }
    }

    /** Stops listening and hangs up on all clients, so that their threads end. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
