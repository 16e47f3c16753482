package dev.homeport.testkit;

import dev.homeport.lab.Lab;
import dev.homeport.net.Port;

/**
 * Assertions about ports, pages and sockets. To be imported statically, beside AssertJ's own:
 *
 * <pre>{@code
 * assertThat(port(62893)).isListening().isReachableOnlyFromThisMachine().echoes("ping");
 * assertThat(http(get(":62893/hello"))).answers(200).hasJson("name", "Ada");
 * }</pre>
 *
 * <p>Each asks a sentence of the lessons' ({@link Spells} names it) and fails with that sentence's own words. What it speaks
 * of can be given to AssertJ's {@code assertThat} as well.
 */
public final class HomeportAssertions {
    private HomeportAssertions() {}

    /** A TCP port of this machine. */
    public static TcpPort port(int number) {
        return new TcpPort(number, LabEyes.of(Current.lab()));
    }

    /** A TCP port of this machine. */
    public static TcpPort port(Port port) {
        return port(port.number());
    }

    /** A UDP port of this machine. */
    public static UdpPort udpPort(int number) {
        return new UdpPort(number, LabEyes.of(Current.lab()));
    }

    /** A UDP port of this machine. */
    public static UdpPort udpPort(Port port) {
        return udpPort(port.number());
    }

    /** A name to resolve. */
    public static HostName hostName(String name) {
        return new HostName(name, LabEyes.of(Current.lab()));
    }

    /**
     * A page to ask for with GET.
     *
     * @param url {@code :62893/hello}, {@code http://localhost:62893/hello}; or {@code /hello} alone in a test that has one
     *     {@link Port} from {@link LabExtension}
     * @throws IllegalStateException if it names no port, and the test has none or several
     */
    public static Request get(String url) {
        return url.startsWith("/") ? get(url, Current.onlyPort(url)) : new Request("GET", url);
    }

    /** @param path {@code /hello} */
    public static Request get(String path, Port port) {
        return new Request("GET", ":" + port + path);
    }

    /**
     * A request with any method: {@code request("POST", ":62893/notes").withBody("{}")}.
     *
     * @param method in capitals
     * @param url as of {@link #get(String)}
     */
    public static Request request(String method, String url) {
        return new Request(method, get(url).url());
    }

    /** The page that the request asks for. Nothing is sent before the first assertion. */
    public static Page http(Request request) {
        return new Page(request, LabEyes.remembering(Current.lab()));
    }

    /** The lab's listener or server of that name; {@code any} stands for any. */
    public static Listener listener(Lab lab, String name) {
        return new Listener(new Sockets(lab), name, LabEyes.of(lab));
    }

    /** The lab's connection of that name; {@code any} stands for any in the lab. */
    public static Connection connection(Lab lab, String name) {
        return new Connection(new Sockets(lab), name, LabEyes.of(lab));
    }

    /** The lab's UDP socket of that name; {@code any} stands for any. */
    public static Datagrams udp(Lab lab, String name) {
        return new Datagrams(new Sockets(lab), name, LabEyes.of(lab));
    }

    public static PortAssert assertThat(TcpPort port) {
        return port.assertThat();
    }

    public static UdpPortAssert assertThat(UdpPort port) {
        return port.assertThat();
    }

    public static HostNameAssert assertThat(HostName name) {
        return name.assertThat();
    }

    public static PageAssert assertThat(Page page) {
        return page.assertThat();
    }

    public static ListenerAssert assertThat(Listener listener) {
        return listener.assertThat();
    }

    public static ConnectionAssert assertThat(Connection connection) {
        return connection.assertThat();
    }

    public static DatagramsAssert assertThat(Datagrams socket) {
        return socket.assertThat();
    }

    public static LabAssert assertThat(Lab lab) {
        return new LabAssert(lab);
    }
}
