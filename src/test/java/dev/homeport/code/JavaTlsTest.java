package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.LabException;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS as the JDK's classes speak it, and the other sockets that factories make. */
class JavaTlsTest extends AtThePrompt {
    @TempDir
    static Path folder;

    private static Path keys = Path.of("");

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = folder.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "changeit",
                        "-alias",
                        "me",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
    }

    private void makeContext() throws LabException {
        run("import java.security.*; import javax.net.ssl.*; SSLContext tls() throws Exception { KeyStore keys ="
                + " KeyStore.getInstance(new File(\"" + keys + "\"), \"changeit\".toCharArray());"
                + " var km = KeyManagerFactory.getInstance(\"PKIX\"); km.init(keys, \"changeit\".toCharArray());"
                + " var tm = TrustManagerFactory.getInstance(\"PKIX\"); tm.init(keys); var c ="
                + " SSLContext.getInstance(\"TLS\"); c.init(km.getKeyManagers(), tm.getTrustManagers(), null);"
                + " return c; }");
    }

    @Test
    void tlsAtBothEndsIsInTheLedgerAndEncryptedInTheLog() throws Exception {
        makeContext();
        run("SSLContext c = tls(); SSLServerSocket door = (SSLServerSocket)"
                + " c.getServerSocketFactory().createServerSocket(0);"
                + " var server = new Thread(() -> { try (var s = door.accept()) {"
                + " s.getInputStream().transferTo(s.getOutputStream()); } catch (IOException e) { throw new"
                + " UncheckedIOException(e); } }); server.start()");
        run("SSLSocket ada = (SSLSocket) c.getSocketFactory().createSocket(\"localhost\", door.getLocalPort());"
                + " ada.getOutputStream().write(\"a secret\".getBytes())");
        assertThat(value("new String(ada.getInputStream().readNBytes(8))")).isEqualTo("\"a secret\"");
        run("ada.close(); server.join()");
        assertThat(local("door").isLoopback()).isTrue();
        assertThat(entry("ada").remote()).isEqualTo(local("door"));
        assertThat(whats("ada")).startsWith("Connecting", "Connected", "Sent", "Received");
        assertThat(events("ada"))
                .filteredOn(e -> e.what() instanceof WireEvent.Sent)
                .noneMatch(e -> ((WireEvent.Sent) e.what()).data().text().contains("secret"));
        assertThat(entry("ada").open()).isFalse();
        assertThat(lab.closeAllBut(Set.of())).extracting(LedgerEntry::name).containsExactly("door");
    }

    @Test
    void tlsLeavesNoMachineAndExposesNone() {
        LabException away =
                failure("import javax.net.ssl.*; SSLSocketFactory.getDefault().createSocket(\"192.0.2.1\", 443)");
        assertThat(away.trouble()).isEqualTo(Trouble.EXPOSED);
        assertThat(failure("import javax.net.ssl.*; SSLServerSocketFactory.getDefault().createServerSocket(0, 5,"
                                + " InetAddress.getByName(\"0.0.0.0\"))")
                        .trouble())
                .isEqualTo(Trouble.EXPOSED);
        assertThat(failure("SSLSocketFactory.getDefault().createSocket()").what())
                .isEqualTo("SocketException: here a TLS socket connects as it is made:"
                        + " createSocket(\"localhost\", PORT)");
        assertThat(open()).isEmpty();
    }

    @Test
    void plainFactoriesMakeTheLabsSockets() throws Exception {
        run("import javax.net.*; ServerSocket door = ServerSocketFactory.getDefault().createServerSocket(0);"
                + " Socket ada = SocketFactory.getDefault().createSocket(\"localhost\", door.getLocalPort())");
        assertThat(whats("ada")).containsExactly("Connecting", "Connected");
        assertThat(entry("ada").remote()).isEqualTo(local("door"));
    }

    @Test
    void aMulticastSocketIsAUdpSocketOfTheLabWithoutGroups() throws Exception {
        run("MulticastSocket in = new MulticastSocket(0); DatagramSocket out = new DatagramSocket(); byte[] hi ="
                + " \"hi\".getBytes(); out.send(new DatagramPacket(hi, 2, InetAddress.getLoopbackAddress(),"
                + " in.getLocalPort())); DatagramPacket got = new DatagramPacket(new byte[9], 9); in.receive(got)");
        assertThat(local("in").isLoopback()).isTrue();
        assertThat(value("new String(got.getData(), 0, got.getLength())")).isEqualTo("\"hi\"");
        assertThat(whats("in")).containsExactly("Bound", "Received");
        LabException group = failure("in.joinGroup(new InetSocketAddress(\"224.0.0.251\", 0), null)");
        assertThat(group.what())
                .isEqualTo("SocketException: a group's datagrams would leave this machine: here they go from one to"
                        + " one, on loopback");
        assertThat(group.next()).isEqualTo("send to a port of 127.0.0.1 instead");
        run("in.close(); MulticastSocket late = new MulticastSocket(null)");
        assertThat(entry("in").open()).isFalse();
        run("late.bind(new InetSocketAddress(0))");
        assertThat(local("late").isLoopback()).isTrue();
    }
}
