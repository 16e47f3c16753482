package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homeport.check.Check;
import dev.homeport.check.ParsedCheck;
import dev.homeport.check.Sentences;
import dev.homeport.check.Verdict;
import dev.homeport.lab.Act;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Trouble;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code listen}, {@code who}, {@code free}, {@code probe}, {@code connect} and the checks say the same of who has a port. */
@Timeout(60)
@EnabledOnOs(value = OS.LINUX, disabledReason = "what a table leaves out differs by system")
class PortStoryTest {
    private final Terminal at = new Terminal();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        at.close();
        for (Process each : started) {
            each.descendants().forEach(ProcessHandle::destroyForcibly);
            each.destroyForcibly();
        }
    }

    @Test
    @SuppressWarnings("try") // closed early on purpose
    void ofASocketThatIsBoundAndDoesNotListenAllSayThat() throws Exception {
        try (SocketChannel bound = SocketChannel.open(StandardProtocolFamily.INET)) {
            bound.bind(new InetSocketAddress(LoopbackAddress.V4, 0));
            int port = ((InetSocketAddress) bound.getLocalAddress()).getPort();
            String taken = "127.0.0.1:" + port + " is taken by a socket that is bound to it and does not listen";
            assertThat(at.fails("listen " + port).what())
                    .isEqualTo("port " + port + " is taken by a socket that is bound to it and does not listen");
            assertThat(typed("who " + port)).contains("nobody listens on " + port + ", and yet " + taken);
            assertThat(typed("probe " + port)).contains("nobody listens, and yet " + taken);
            VerbException free = at.fails("free " + port);
            assertThat(free.trouble()).isEqualTo(Trouble.PORT_TAKEN);
            assertThat(free.what()).isEqualTo("nobody listens on " + port + ", and yet " + taken);
            VerbException refused = at.fails("connect " + port);
            assertThat(refused.what()).endsWith("refused: nobody listens there");
            assertThat(refused.next())
                    .isEqualTo("it is taken all the same, by a socket that is bound to it and does not listen: `who "
                            + port + "` tells more");
            assertThat(check("port " + port + " is free"))
                    .startsWith("Wrong")
                    .contains("127.0.0.1:" + port
                            + " cannot be bound: it is taken by a socket that is bound to it and does");
            assertThat(check("port " + port + " is not free")).startsWith("Pass");
            assertThat(check("port " + port + " is listening")).startsWith("NotYet");
            bound.close();
            assertThat(check("port " + port + " is free")).startsWith("Pass");
            assertThat(typed("free " + port)).contains("port " + port + " is free");
        }
    }

    @Test
    void ofAClientAllSayThatTheConnectionHasThePort() throws Exception {
        String client = "import socket, sys\nl = socket.create_server(('127.0.0.1', 0))\nc = socket.socket()\n"
                + "c.bind(('127.0.0.1', 0))\nc.connect(l.getsockname())\n"
                + "print(c.getsockname()[1], l.getsockname()[1], flush=True)\nsys.stdin.read()";
        Process python = python(client);
        String[] said = line(python).split(" ");
        int port = Integer.parseInt(said[0]);
        String verbs = "a connection in ESTABLISHED to 127.0.0.1:" + said[1] + ", of " + name(python) + " ("
                + python.pid() + ")";
        assertThat(at.fails("listen " + port).what())
                .isEqualTo("port " + port + " is taken by a connection in ESTABLISHED to 127.0.0.1:" + said[1] + ", of "
                        + name(python) + ", process " + python.pid());
        assertThat(typed("who " + port))
                .contains(
                        "nobody listens on " + port + ", and yet 127.0.0.1:" + port + " is taken by " + verbs,
                        "port " + port + " is held by " + name(python) + ": its end of a connection");
        assertThat(typed("probe " + port))
                .contains("nobody listens, and yet 127.0.0.1:" + port + " is taken by " + verbs);
        assertThat(check("port " + port + " is free")).startsWith("Wrong").contains("(pid " + python.pid() + ")");
        assertThat(check("port " + port + " is listening")).startsWith("NotYet").contains("(pid " + python.pid() + ")");
        assertThat(check("port " + port + " is held by python")).startsWith("Pass");
        assertThat(check("port " + port + " is not held by python")).startsWith("Wrong");
        at.answers.add(true);
        assertThat(typed("free " + port)).contains("let go of port " + port, "port " + port + " is free");
        assertThat(python.waitFor()).isEqualTo(143);
    }

    @Test
    void ofTheLabsOwnClientAllNameIt() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, LoopbackAddress.V4)) {
            at.type("connect " + server.getLocalPort() + " as c1");
            int port = java.util.Objects.requireNonNull(
                            at.lab.find("c1").orElseThrow().local())
                    .port();
            VerbException taken = at.fails("listen " + port);
            assertThat(taken.what())
                    .isEqualTo("port " + port + " is taken by c1 of this lab, a connection to 127.0.0.1:"
                            + server.getLocalPort());
            assertThat(taken.next()).startsWith("`close c1` frees it");
            assertThat(at.fails("free " + port).next()).isEqualTo("`close c1`");
            assertThat(typed("who " + port)).contains("c1 of this lab");
            assertThat(check("port " + port + " is free"))
                    .startsWith("Wrong")
                    .contains("c1 of this lab", "try  close c1");
        }
    }

    @Test
    void whatAHolderBecameByExecIsItsName() throws Exception {
        String becomes = "import os, socket, sys\ns = socket.create_server(('127.0.0.1', 0))\n"
                + "os.set_inheritable(s.fileno(), True)\nprint(s.getsockname()[1], flush=True)\nos.read(0, 3)\n"
                + "os.execvp('cat', ['cat'])";
        Process python = python(becomes);
        int port = Integer.parseInt(line(python));
        assertThat(check("port " + port + " is held by python")).startsWith("Pass");
        assertThat(typed("who " + port)).contains("is held by " + name(python));
        python.getOutputStream().write("go\nhello\n".getBytes(StandardCharsets.UTF_8));
        python.getOutputStream().flush();
        // cat says what it is told: then it is cat.
        assertThat(line(python)).isEqualTo("hello");
        assertThat(check("port " + port + " is held by cat")).startsWith("Pass");
        assertThat(check("port " + port + " is held by python")).startsWith("Wrong");
        assertThat(check("port " + port + " is not held by python")).startsWith("Pass");
        assertThat(typed("who " + port)).contains("is held by cat");
        assertThat(at.fails("listen " + port).what()).endsWith("taken by cat, process " + python.pid());
    }

    @Test
    void aChildThatBecameAnotherProgramHoldsThePortToo() throws Exception {
        String forks = "import os, socket, sys\ns = socket.create_server(('127.0.0.1', 0))\n"
                + "os.set_inheritable(s.fileno(), True)\nr, w = os.pipe()\npid = os.fork()\n"
                + "if pid == 0:\n os.execvp('sleep', ['sleep', '50'])\nos.close(w)\nos.read(r, 1)\n"
                + "print(s.getsockname()[1], pid, flush=True)\nsys.stdin.read()";
        Process python = python(forks);
        String[] said = line(python).split(" ");
        int port = Integer.parseInt(said[0]);
        assertThat(check("port " + port + " is held by sleep")).startsWith("Pass");
        assertThat(check("port " + port + " is held by python")).startsWith("Pass");
        assertThat(check("port " + port + " is not held by sleep")).startsWith("Wrong");
        assertThat(check("port " + port + " is not held by java"))
                .startsWith("Pass")
                .contains(name(python) + " (pid " + python.pid() + ") and sleep (pid " + said[1] + ")");
        assertThat(typed("probe " + port))
                .contains(name(python) + " (" + python.pid() + ") and sleep (" + said[1] + ") listen on 127.0.0.1:"
                        + port);
    }

    @Test
    void whatComesOfOneShotServersIsPutDownToTheProbe() throws Exception {
        try (Squatter once = Squatter.on(0, "once")) {
            assertThat(typed("probe " + once.port))
                    .contains(
                            "nobody listens now: java (" + once.pid() + ") did before the probe, and served it as its");
            assertThat(once.exit()).isZero();
        }
    }

    @Test
    @SuppressWarnings("try") // closed early on purpose
    void eachAddressHasItsOwnHolder() throws Exception {
        try (Squatter four = Squatter.on(0);
                ServerSocketChannel six = onIpv6(four.port)) {
            assumeTrue(six.isOpen(), "needs IPv6");
            String java = "java (" + ProcessHandle.current().pid() + ")";
            assertThat(typed("probe " + four.port))
                    .contains("java (" + four.pid() + ") listens on 127.0.0.1:" + four.port)
                    .doesNotContain("[::1]");
            assertThat(typed("probe [::1]:" + four.port)).contains(java + " listens on [::1]:" + four.port);
            six.close();
            assertThat(typed("probe [::1]:" + four.port))
                    .contains("nobody listens on [::1]:" + four.port + "; java (" + four.pid()
                            + ") listens on 127.0.0.1:" + four.port);
            VerbException refused = at.fails("connect [::1]:" + four.port);
            assertThat(refused.next())
                    .isEqualTo("java, process " + four.pid() + ", listens on 127.0.0.1:" + four.port + ": `connect "
                            + four.port + "`");
        }
    }

    @Test
    void whoCanReachAWildcardIsSaidExactly() throws Exception {
        try (ServerSocketChannel four = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
            four.bind(new InetSocketAddress("0.0.0.0", 0));
            assertThat(typed("who " + port(four))).contains("every IPv4 address of this machine; other machines");
        }
        String six = "import socket, sys\ns = socket.socket(socket.AF_INET6)\n"
                + "s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, int(sys.argv[1]))\ns.bind(('::', 0))\ns.listen()\n"
                + "print(s.getsockname()[1], flush=True)\nsys.stdin.read()";
        Process both = python(six, "0");
        int port = Integer.parseInt(line(both));
        assertThat(typed("who " + port)).contains("every address, IPv6 and IPv4, of this machine");
        assertThat(typed("probe " + port)).contains("listens on [::]:" + port);
        Process only = python(six, "1");
        port = Integer.parseInt(line(only));
        assertThat(typed("who " + port)).contains("every IPv6 address, and none of IPv4, of this machine");
        assertThat(typed("probe " + port))
                .contains("nobody listens on 127.0.0.1:" + port + "; " + name(only) + " (" + only.pid()
                        + ") listens on [::]:" + port);
        assertThat(at.fails("connect " + port).what()).endsWith("refused: nobody listens there");
    }

    private static int port(ServerSocketChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private static ServerSocketChannel onIpv6(int port) throws IOException {
        ServerSocketChannel six = ServerSocketChannel.open(StandardProtocolFamily.INET6);
        try {
            return six.bind(new InetSocketAddress(LoopbackAddress.V6, port));
        } catch (IOException none) {
            six.close();
            return six;
        }
    }

    private Process python(String program, String... arguments) throws IOException {
        assumeTrue(Tools.has("python3"), "needs python3");
        List<String> command = new ArrayList<>(List.of("python3", "-c", program));
        command.addAll(List.of(arguments));
        Process python = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(python);
        return python;
    }

    private static String line(Process process) throws IOException {
        return Tools.line(process.getInputStream());
    }

    /** python3 or python3.11, as it is installed. */
    private String name(Process process) {
        return at.lab.kernelTable().orElse(List.of()).stream()
                .flatMap(row -> row.owners().stream())
                .filter(owner -> owner.pid() == process.pid())
                .findFirst()
                .orElseThrow()
                .name();
    }

    /** All that was said of the line, as one line. */
    private String typed(String line) throws VerbException {
        at.reports.clear();
        at.type(line);
        return at.reports.stream().map(PortStoryTest::text).collect(Collectors.joining(" | "));
    }

    private static String text(Report report) {
        if (report instanceof Report.Facts facts) {
            return facts.title() + ": "
                    + facts.facts().stream().map(Report.Facts.Fact::value).collect(Collectors.joining(", "));
        }
        return report instanceof Report.Done done ? done.text() : report.toString();
    }

    private String check(String sentence) {
        Check check = ((ParsedCheck.Understood) Sentences.parse(sentence)).check();
        Verdict verdict = check.judge(at.lab.snapshot(0, check.looks(), Act.of("check")));
        return verdict.toString();
    }
}
