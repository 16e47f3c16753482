package dev.homeport.truth;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * Servers in Java, as their scripts say: a JSON line each on standard input, and its port on standard output. A program of
 * its own; standard input's end is its end.
 */
final class JavaServers {
    private final Path certificate;
    private final Path key;
    private final Map<Integer, Closeable> open = new ConcurrentHashMap<>();

    private JavaServers(Path certificate, Path key) {
        this.certificate = certificate;
        this.key = key;
    }

    public static void main(String[] files) throws IOException {
        JavaServers servers = new JavaServers(Path.of(files[0]), Path.of(files[1]));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            servers.take(JsonParser.parseString(line).getAsJsonObject());
        }
        System.exit(0);
    }

    private void take(JsonObject script) {
        int id = script.get("id").getAsInt();
        JsonObject said = new JsonObject();
        said.addProperty("id", id);
        try {
            switch (script.get("kind").getAsString()) {
                case "stop" -> {
                    open.remove(script.get("stops").getAsInt()).close();
                    said.addProperty("answer", "stopped");
                }
                case "udp" -> said.addProperty("answer", udp(id, script));
                case "client" -> said.addProperty("answer", client(id, script));
                case "web" -> said.addProperty("answer", web(id, script));
                default -> said.addProperty("answer", tcp(id, script));
            }
        } catch (IOException | GeneralSecurityException | RuntimeException failed) {
            said.addProperty("answer", "failed: " + failed);
        }
        System.out.println(said);
    }

    private static InetSocketAddress at(JsonObject script) throws IOException {
        return new InetSocketAddress(
                InetAddress.getByName(script.get("at").getAsString()),
                script.get("port").getAsInt());
    }

    private int tcp(int id, JsonObject script) throws IOException, GeneralSecurityException {
        if (script.get("bound").getAsBoolean()) {
            SocketChannel bound = SocketChannel.open();
            bound.bind(at(script));
            open.put(id, bound);
            return ((InetSocketAddress) bound.getLocalAddress()).getPort();
        }
        ServerSocketFactory factory =
                script.get("tls").getAsBoolean() ? secure().getServerSocketFactory() : ServerSocketFactory.getDefault();
        ServerSocket listener = factory.createServerSocket();
        if (listener instanceof SSLServerSocket safe) {
            safe.setNeedClientAuth(script.get("asking").getAsBoolean());
        }
        listener.bind(at(script), script.get("backlog").getAsInt());
        open.put(id, listener);
        String mode = script.get("mode").getAsString();
        if (!mode.equals("full")) {
            ExecutorService pool = script.has("threads")
                    ? Executors.newFixedThreadPool(script.get("threads").getAsInt(), JavaServers::daemonThread)
                    : null;
            daemon(() -> accept(listener, mode, pool, script.getAsJsonArray("ops")));
        }
        return listener.getLocalPort();
    }

    private static void accept(ServerSocket listener, String mode, @Nullable ExecutorService pool, JsonArray ops) {
        Set<Socket> others = ConcurrentHashMap.newKeySet();
        while (true) {
            try {
                Socket socket = listener.accept();
                if (mode.equals("once")) {
                    listener.close();
                }
                others.add(socket);
                JavaTalk talk = new JavaTalk(socket, ops, others);
                if (mode.equals("each")) {
                    daemon(talk);
                } else if (pool != null) {
                    pool.execute(talk);
                } else {
                    talk.run();
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private int client(int id, JsonObject script) throws IOException {
        Socket socket = new Socket(at(script).getAddress(), script.get("port").getAsInt());
        open.put(id, socket);
        daemon(new JavaTalk(socket, script.getAsJsonArray("ops"), Set.of()));
        return socket.getLocalPort();
    }

    private int udp(int id, JsonObject script) throws IOException {
        DatagramSocket socket = new DatagramSocket((SocketAddress) at(script));
        DatagramSocket other =
                new DatagramSocket(new InetSocketAddress(at(script).getAddress(), 0));
        open.put(id, socket);
        daemon(() -> {
            byte[] room = new byte[65_536];
            while (true) {
                DatagramPacket packet = new DatagramPacket(room, room.length);
                try {
                    socket.receive(packet);
                    answer(script.getAsJsonArray("ops"), packet, socket, other);
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return socket.getLocalPort();
    }

    private static void answer(JsonArray ops, DatagramPacket packet, DatagramSocket socket, DatagramSocket other)
            throws IOException {
        String came = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
        for (var each : ops) {
            JsonArray op = each.getAsJsonArray();
            switch (op.get(0).getAsString()) {
                case "same" -> back(came, packet, socket);
                case "upper" -> back(came.toUpperCase(java.util.Locale.ROOT), packet, socket);
                case "cut" -> back(came.substring(0, Math.max(0, came.length() - 1)), packet, socket);
                case "say" -> back(op.get(1).getAsString(), packet, socket);
                case "elsewhere" -> back(came, packet, other);
                default -> JavaTalk.pause(op.get(1).getAsInt());
            }
        }
    }

    private static void back(String text, DatagramPacket to, DatagramSocket from) throws IOException {
        byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
        from.send(new DatagramPacket(data, data.length, to.getSocketAddress()));
    }

    private int web(int id, JsonObject script) throws IOException {
        JsonArray page = script.getAsJsonArray("ops").get(0).getAsJsonArray();
        HttpServer server = HttpServer.create(at(script), 50);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = page.get(3).getAsString().getBytes(StandardCharsets.ISO_8859_1);
            exchange.getResponseHeaders().add("Content-Type", page.get(2).getAsString());
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(page.get(1).getAsInt(), head || body.length == 0 ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        open.put(id, () -> server.stop(0));
        return server.getAddress().getPort();
    }

    private SSLContext secure() throws IOException, GeneralSecurityException {
        Certificate own;
        try (InputStream file = Files.newInputStream(certificate)) {
            own = CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
        String pem = Files.readString(key).replaceAll("-----[A-Z ]*-----|\\s", "");
        PrivateKey secret = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("own", secret, new char[0], new Certificate[] {own});
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    static void daemon(Runnable task) {
        daemonThread(task).start();
    }

    private static Thread daemonThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }
}
