#!/bin/sh
# Guess:  com.sun.net.httpserver.HttpServer.stop(0) closes the listening socket, as its documentation says, whether start() was
#         called or not.
# Seen:   before start() it closes nothing: the kernel still has the port in LISTEN, and a client connects. After start() and
#         stop(0) the client is refused.
# Tried:  2026-11-28, OpenJDK 17.0.15 and Temurin 25.0.3 on Linux 6.18. Needs the java of a JDK; takes some seconds.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/Stopped.java" <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

public class Stopped {
    public static void main(String[] none) throws IOException {
        for (boolean started : new boolean[] {false, true}) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            if (started) {
                server.start();
            }
            server.stop(0);
            System.out.println((started ? "started, stopped: " : "stopped: ") + client(server.getAddress()));
        }
        System.exit(0);
    }

    private static String client(InetSocketAddress at) throws IOException {
        try (Socket client = new Socket(at.getAddress(), at.getPort())) {
            return "connected";
        } catch (ConnectException refused) {
            return "refused";
        }
    }
}
JAVA
java -version 2>&1 | head -1
seen=$(java "$folder/Stopped.java")
expected='stopped: connected
started, stopped: refused'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: expected"; echo "$expected"; exit 1; }
