import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An echo server (RFC 862) with a virtual thread for each client: written as if it blocked, and cheap for thousands
 * of clients.
 *
 * <p>Run it on Java 21 or newer with {@code java EchoVirtualThreads.java [PORT]}. The port is 62893 unless another is
 * given; 0 lets the system choose.
 */
public class EchoVirtualThreads {
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            System.err.println("virtual threads need Java 21 or newer; this is Java "
                    + Runtime.version().feature());
            System.exit(1);
        }
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        ExecutorService threads = virtualThreads();
        try (ServerSocket listener = new ServerSocket()) {
            // Name the address. With a port alone Java listens on every interface of the machine.
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            System.out.println("listening on 127.0.0.1:" + listener.getLocalPort());
            // Shortcut: runs until it is ended from outside (Ctrl-C).
            while (true) {
                Socket client = listener.accept();
                // A new virtual thread each. Threads no longer set the limit, open files do: see ulimit -n.
                threads.execute(() -> serve(client));
            }
        }
    }

    private static void serve(Socket client) {
        // Closes the connection in the end, whatever happens.
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[8192];
            int count;
            // While read waits, the virtual thread is put aside, and its carrier, a real thread, runs others (JEP 444).
            while ((count = in.read(buffer)) >= 0) {
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // Shortcut: one client's trouble is printed and forgotten. The others go on.
            System.err.println(client.getRemoteSocketAddress() + ": " + e.getMessage());
        }
    }

    /**
     * The same as {@code Executors.newVirtualThreadPerTaskExecutor()}, which is how to write it on 21. Looked up by
     * name here, so that Java 17 can compile this file and say what it lacks.
     */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}
