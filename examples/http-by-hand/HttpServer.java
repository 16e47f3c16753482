import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A web server without a library: it reads HTTP/1.1 requests from a stream and writes the answers, as RFC 9112 has it.
 *
 * <p>Run it with {@code java HttpServer.java [PORT]}. The port is 62893 unless another is given; 0 lets the system
 * choose.
 */
public class HttpServer {
    private static final int MAX_LINE = 8192;
    private static final int MAX_FIELDS = 100;
    private static final int MAX_BODY = 65_536;
    private static final int WAIT_MILLIS = 10_000;
    /** A day has two digits in HTTP (RFC 9110, section 5.6.7); Java's own RFC_1123_DATE_TIME may write one. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private static final Map<String, List<String>> PATHS =
            Map.of("/hello", List.of("GET", "HEAD"), "/length", List.of("POST"));

    /** Names of fields are in lower case here, since case makes no difference (RFC 9110, section 5.1). */
    private record Request(String method, String path, String version, Map<String, String> fields, byte[] body) {}

    /** A request that gets an error for an answer. After it nobody knows where the next one would begin. */
    private static class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String status) {
            super(status);
        }
    }

    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        try (ServerSocket listener = new ServerSocket()) {
            // Name the address. With a port alone Java listens on every interface of the machine.
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            System.out.println("listening on 127.0.0.1:" + listener.getLocalPort());
            // Shortcut: runs until it is ended from outside (Ctrl-C).
            while (true) {
                Socket client = listener.accept();
                // Shortcut: no limit on how many clients, each with a thread.
                new Thread(() -> serve(client)).start();
            }
        }
    }

    private static void serve(Socket client) {
        try (client) {
            // Shortcut: for each wait. A byte every nine seconds keeps its thread; a real server limits the whole head.
            client.setSoTimeout(WAIT_MILLIS);
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            try {
                boolean goOn = true;
                while (goOn) {
                    Request request = read(in);
                    if (request == null) {
                        return;
                    }
                    String connection =
                            request.fields().getOrDefault("connection", "").toLowerCase(Locale.ROOT);
                    // HTTP/1.1 goes on unless somebody says close; 1.0 does not (RFC 9112, section 9.3).
                    goOn = !request.version().equals("HTTP/1.0")
                            && !List.of(connection.split("[ ,]+")).contains("close");
                    answer(request, goOn ? "" : "Connection: close\r\n", out);
                }
            } catch (Refused e) {
                write(out, e.getMessage(), "Connection: close\r\n", e.getMessage() + "\n", true);
            }
            // Closing while bytes of the client are unread sends a reset, which may overtake our answer. So say that
            // this was all, and listen a little longer (RFC 9112, section 9.6).
            client.shutdownOutput();
            client.setSoTimeout(1000);
            in.readNBytes(MAX_BODY);
        } catch (IOException e) {
            System.err.println(client.getRemoteSocketAddress() + ": " + e.getMessage());
        }
    }

    /** The next request, or null if the client has none. */
    private static Request read(InputStream in) throws IOException, Refused {
        String first = readLine(in, "414 URI Too Long");
        if (first != null && first.isEmpty()) {
            // Some clients send one empty line too many (RFC 9112, section 2.2).
            first = readLine(in, "414 URI Too Long");
        }
        if (first == null) {
            return null;
        }
        // Method, target and version with single spaces between them (RFC 9112, section 3).
        String[] parts = first.split(" ", -1);
        if (parts.length != 3 || !parts[2].matches("HTTP/\\d\\.\\d")) {
            throw new Refused("400 Bad Request");
        }
        if (!parts[2].startsWith("HTTP/1.")) {
            throw new Refused("505 HTTP Version Not Supported");
        }
        Map<String, String> fields = readFields(in);
        // One machine may serve many sites, so 1.1 wants to hear which (RFC 9112, section 3.2).
        // Shortcut: any name will do. The example web-server shows why a server on loopback should look at it.
        if (!parts[2].equals("HTTP/1.0") && !fields.containsKey("host")) {
            throw new Refused("400 Bad Request");
        }
        // Shortcut: only a path. A server must also take a whole URL there (RFC 9112, section 3.2.2).
        return new Request(parts[0], parts[1].split("\\?", 2)[0], parts[2], fields, readBody(in, fields));
    }

    private static Map<String, String> readFields(InputStream in) throws IOException, Refused {
        Map<String, String> fields = new HashMap<>();
        for (int count = 0; count <= MAX_FIELDS; count++) {
            String line = readLine(in, "431 Request Header Fields Too Large");
            if (line == null) {
                throw new EOFException("the client left in the middle of a request");
            }
            if (line.isEmpty()) {
                return fields;
            }
            String[] parts = line.split(":", 2);
            // No space before the colon or at the start: programs along the way read such lines in different ways, and
            // one could smuggle a request past another (RFC 9112, sections 5.1 and 5.2). What a name is made of: RFC
            // 9110, section 5.6.2.
            if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
                throw new Refused("400 Bad Request");
            }
            String name = parts[0].toLowerCase(Locale.ROOT);
            // Shortcut: no field twice. Those that are lists may come in parts (RFC 9110, section 5.3); these two may
            // not.
            if (fields.put(name, parts[1].strip()) != null
                    && Set.of("host", "content-length").contains(name)) {
                throw new Refused("400 Bad Request");
            }
        }
        throw new Refused("431 Request Header Fields Too Large");
    }

    private static byte[] readBody(InputStream in, Map<String, String> fields) throws IOException, Refused {
        if (fields.containsKey("transfer-encoding")) {
            // Shortcut: a server must understand chunked (RFC 9112, section 7.1). This one says that it does not.
            throw new Refused("501 Not Implemented");
        }
        // Without Content-Length a request has no body (RFC 9112, section 6.3).
        String length = fields.getOrDefault("content-length", "0");
        if (!length.matches("[0-9]+")) {
            throw new Refused("400 Bad Request");
        }
        // Looked at as text first: a number with forty digits fits no int.
        if (length.length() > 9 || Integer.parseInt(length) > MAX_BODY) {
            throw new Refused("413 Content Too Large");
        }
        // Shortcut: never says 100 Continue, which a client may wait for (RFC 9110, section 10.1.1) before it sends a
        // body.
        // After a while it sends all the same.
        byte[] body = in.readNBytes(Integer.parseInt(length));
        if (body.length < Integer.parseInt(length)) {
            // A part is never taken for the whole (RFC 9112, section 8).
            throw new EOFException("the client left in the middle of a body");
        }
        return body;
    }

    private static void answer(Request request, String connection, OutputStream out) throws IOException {
        // HEAD is GET without the body in the answer (RFC 9110, section 9.3.2).
        boolean withBody = !request.method().equals("HEAD");
        List<String> allowed = PATHS.get(request.path());
        if (allowed == null) {
            write(out, "404 Not Found", connection, "there is nothing at this path\n", withBody);
        } else if (!allowed.contains(request.method())) {
            // Must say what would be allowed (RFC 9110, section 15.5.6).
            String allow = "Allow: " + String.join(", ", allowed) + "\r\n";
            write(out, "405 Method Not Allowed", connection + allow, "not with this method\n", withBody);
        } else if (request.path().equals("/length")) {
            write(out, "200 OK", connection, request.body().length + " bytes\n", withBody);
        } else {
            write(out, "200 OK", connection, "hello from home\n", withBody);
        }
    }

    private static void write(OutputStream out, String status, String fields, String text, boolean withBody)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\n"
                + "Date: " + DATE.format(ZonedDateTime.now(ZoneOffset.UTC)) + "\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n"
                // In bytes, not in characters: by this the client knows where the next answer begins.
                + "Content-Length: " + body.length + "\r\n"
                + fields + "\r\n";
        // In one write. Of two small ones the second may be held back until the first is acknowledged (RFC 9293,
        // section 3.7.4).
        out.write((head + (withBody ? text : "")).getBytes(StandardCharsets.UTF_8));
    }

    /** The next line without its end, CRLF or LF (RFC 9112, section 2.2); null at the end. */
    private static String readLine(InputStream in, String ifTooLong) throws IOException, Refused {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                // Latin-1 makes one character of each byte, whatever it is.
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            if (line.size() == MAX_LINE) {
                throw new Refused(ifTooLong);
            }
            line.write(next);
        }
        return null;
    }
}
