package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Web servers that a learner's Java makes with libraries. */
class JavaServersTest extends AtThePrompt {
    private static final String IMPORT = "import io.javalin.Javalin; ";

    private static String fetch(int port, String path) throws Exception {
        try (java.io.InputStream in =
                URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    void javalinIsInTheLedgerOnLoopbackOnlyAndWhatItAnswersInTheLog() throws Exception {
        run(IMPORT + "Javalin app = Javalin.create(c -> c.routes.get(\"/hello\", ctx -> ctx.result(\"hi\"))).start(0)");
        LedgerEntry app = entry("app");
        assertThat(app.kind()).isEqualTo(SocketKind.WEB_SERVER);
        assertThat(local("app").isLoopback()).isTrue();
        assertThat(whats("app")).containsExactly("Bound", "Listening");
        assertThat(fetch(local("app").port(), "/hello")).isEqualTo("hi");
        await().atMost(Duration.ofSeconds(5)).until(() -> whats("app").contains("Answered"));
        assertThat(whats("app")).containsExactly("Bound", "Listening", "Accepted", "Answered");
        assertThat(answered("app")).isEqualTo("GET /hello 200");
        assertThat(events("app").get(3).remote()).isEqualTo(events("app").get(2).remote());
        assertThat(value("app.port()")).isEqualTo(Integer.toString(local("app").port()));
    }

    @Test
    void javalinIsClosedWithTheStepAndItsPortIsFreeThen() throws Exception {
        run(IMPORT + "var app = Javalin.create().start(0)");
        int port = local("app").port();
        assertThat(lab.closeAllBut(Set.of())).extracting(LedgerEntry::name).containsExactly("app");
        run("new ServerSocket(" + port + ").close()");
        run("Javalin two = Javalin.create(); two.start(0); Runnable end = two::stop; end.run()");
        assertThat(entry("two").open()).isFalse();
        assertThat(whats("two")).containsExactly("Bound", "Listening", "Closed");
        run("Javalin three = Javalin.create().start(0); three.stop()");
        assertThat(open()).isEmpty();
    }

    @Test
    void whatIsOpenedOnALaterLineHasTheNameOfItsVariable() throws Exception {
        run(IMPORT + "var app = Javalin.create()");
        assertThat(value("app.start(0)")).isEqualTo("app, listening on " + local("app"));
        run("app.stop()");
        assertThat(value("app")).isEqualTo("app, closed");
        run("app = Javalin.create()");
        run("app.start(0)");
        assertThat(value("HttpServer site = HttpServer.create(new InetSocketAddress(0), 0)"))
                .isEqualTo("site, listening on " + local("site"));
        run("site.stop(0)");
        run("var door = new ServerSocket()");
        run("door.bind(new InetSocketAddress(\"127.0.0.1\", 0))");
        run("var caller = new Socket()");
        run("caller.connect(door.getLocalSocketAddress())");
        run("door.accept()");
        run("var all = new ArrayList<Socket>()");
        run("all.add(new Socket(\"127.0.0.1\", door.getLocalPort()))");
        assertThat(open()).extracting(LedgerEntry::name).containsExactlyInAnyOrder("app", "door", "caller", "c1", "c2");
    }

    @Test
    void javalinOnAnAddressThatOthersCouldReachIsRefused() {
        LabException refused = failure(IMPORT + "Javalin.create().start(\"0.0.0.0\", 0)");
        assertThat(refused.trouble()).isEqualTo(Trouble.EXPOSED);
        assertThat(refused.what())
                .isEqualTo(
                        "JavalinBindException: 0.0.0.0 means every IPv4 address of this machine: others on the network"
                                + " could connect");
        assertThat(refused.next()).isEqualTo("InetAddress.getLoopbackAddress() is 127.0.0.1: only this machine");
        assertThat(failure("Javalin.create(c -> c.jetty.host = \"::\").start(0)")
                        .trouble())
                .isEqualTo(Trouble.EXPOSED);
        assertThat(open()).isEmpty();
    }

    @Test
    void javalinOnATakenPortNamesItsHolder() throws Exception {
        run(IMPORT + "Javalin app = Javalin.start(c -> c.jetty.port = 0)");
        int port = local("app").port();
        LabException taken = failure("Javalin b = Javalin.create().start(" + port + ")");
        assertThat(taken.what()).isEqualTo("JavalinBindException: port " + port + " is taken by app of this lab");
        assertThat(taken.trouble()).isEqualTo(Trouble.PORT_TAKEN);
        assertThat(open()).extracting(LedgerEntry::name).containsExactly("app");
    }

    private static final String JETTY = "import org.eclipse.jetty.server.*; import org.eclipse.jetty.util.Callback;"
            + " import org.eclipse.jetty.server.Server; Server jetty(String host) { Server made = new Server(new InetSocketAddress(host, 0));"
            + " made.setHandler(new Handler.Abstract() { public boolean handle(Request request, Response response,"
            + " Callback done) { response.write(true, ByteBuffer.wrap(\"hi\".getBytes()), done); return true; } });"
            + " return made; } ";

    @Test
    void jettyItselfIsHeldToLoopbackAndEnteredToo() throws Exception {
        run(JETTY + "Server site = jetty(\"127.0.0.1\"); site.start()");
        assertThat(fetch(local("site").port(), "/a?b")).isEqualTo("hi");
        await().atMost(Duration.ofSeconds(5)).until(() -> whats("site").contains("Answered"));
        assertThat(whats("site")).containsExactly("Bound", "Listening", "Accepted", "Answered");
        assertThat(answered("site")).isEqualTo("GET /a?b 200");
        int port = local("site").port();
        assertThat(lab.closeAllBut(Set.of())).hasSize(1);
        run("new ServerSocket(" + port + ").close()");
        run("var other = jetty(\"127.0.0.1\"); other.start(); other.stop()");
        assertThat(whats("other")).containsExactly("Bound", "Listening", "Closed");
        assertThat(failure("jetty(\"0.0.0.0\").start()").trouble()).isEqualTo(Trouble.EXPOSED);
        assertThat(open()).isEmpty();
    }

    @Test
    void aJettyByAnotherNameIsHeldToLoopbackToo() throws Exception {
        run(JETTY + "Server plain = new Server(); var door = new ServerConnector(plain); plain.addConnector(door);"
                + " org.eclipse.jetty.util.component.LifeCycle life = jetty(\"127.0.0.1\")");
        for (String each : List.of(
                "door.start()",
                "door.open()",
                "((Connector) door).start()",
                "((org.eclipse.jetty.util.component.LifeCycle) door).start()",
                "org.eclipse.jetty.util.component.LifeCycle.start(door)")) {
            assertThat(failure(each).what()).contains("a connector is opened by its Server's start()");
        }
        assertThat(value("door.isOpen()")).isEqualTo("false");
        run("life.start()");
        assertThat(open()).extracting(LedgerEntry::kind).containsExactly(SocketKind.WEB_SERVER);
        run("life.stop()");
        assertThat(open()).isEmpty();
    }

    @Test
    void aJettyThatCannotOpenAllItsDoorsLeavesNoneOpen() throws Exception {
        run(JETTY + "ServerSocket taken = new ServerSocket(0); Server both = new Server();"
                + " var free = new ServerConnector(both); both.addConnector(free);"
                + " var busy = new ServerConnector(both); busy.setPort(taken.getLocalPort()); both.addConnector(busy)");
        assertThat(failure("both.start()").trouble()).isEqualTo(Trouble.PORT_TAKEN);
        assertThat(value("free.isOpen()")).isEqualTo("false");
        assertThat(open()).extracting(LedgerEntry::name).containsExactly("taken");
    }

    @Test
    void theJdksServerTellsOfEachConnectionWithItsFirstRequest() throws Exception {
        run("import com.sun.net.httpserver.*; HttpServer site = HttpServer.create(new InetSocketAddress(0), 0);"
                + " site.createContext(\"/\", ex -> { ex.sendResponseHeaders(200, 2); ex.getResponseBody().write("
                + "\"ok\".getBytes()); ex.close(); }); site.start()");
        assertThat(fetch(local("site").port(), "/a")).isEqualTo("ok");
        await().atMost(Duration.ofSeconds(5)).until(() -> whats("site").contains("Answered"));
        assertThat(whats("site")).containsExactly("Bound", "Listening", "Accepted", "Answered");
    }

    @Test
    void theJdksEncryptingServerIsHeldToLoopbackToo() throws Exception {
        run("import com.sun.net.httpserver.*; HttpsServer site = HttpsServer.create(new InetSocketAddress(0), 0)");
        Endpoint at = local("site");
        assertThat(at.isLoopback()).isTrue();
        run("site.stop(0)");
        assertThat(entry("site").open()).isFalse();
    }

    /** Beans call for it: what a snippet calls by itself, also by reflection, comes to the lab at once. */
    private static final String BOUND_BY_THE_JDK = "HttpServer jdk = (HttpServer) new java.beans.Expression("
            + "HttpServer.class, \"create\", new Object[] {new InetSocketAddress(%s), 0}).getValue()";

    @Test
    void aServerThatTheJdkBoundIsEnteredAllTheSame() throws Exception {
        run(String.format(BOUND_BY_THE_JDK, "\"127.0.0.1\", 0"));
        assertThat(told.all).anyMatch(each -> each.endsWith(": it is in the ledger now, as w1"));
        run("jdk.start()");
        assertThat(open()).extracting(LedgerEntry::kind).containsExactly(SocketKind.WEB_SERVER);
        assertThat(lab.closeAllBut(Set.of())).hasSize(1);
    }

    @Test
    void aServerThatTheJdkBoundForEverybodyIsStopped() throws Exception {
        run(String.format(BOUND_BY_THE_JDK, "0"));
        assertThat(told.all)
                .anyMatch(each -> each.contains(", open to every address, was opened past the playground by")
                        && each.endsWith(": it is closed again"));
        assertThat(failure("jdk.start()").trouble()).isEqualTo(Trouble.EXPOSED);
        assertThat(lab.ledger()).isEmpty();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_18)
    void theJdksFileServerIsOneOfThem() throws Exception {
        run("import com.sun.net.httpserver.SimpleFileServer; var files = SimpleFileServer.createFileServer("
                + "new InetSocketAddress(0), Path.of(System.getProperty(\"java.home\")).toRealPath(),"
                + " SimpleFileServer.OutputLevel.INFO); files.start()");
        assertThat(local("files").isLoopback()).isTrue();
        assertThat(fetch(local("files").port(), "/release")).contains("JAVA_VERSION");
        await().atMost(Duration.ofSeconds(5)).until(() -> whats("files").contains("Answered"));
        assertThat(answered("files")).isEqualTo("GET /release 200");
        assertThat(failure("SimpleFileServer.createFileServer(new InetSocketAddress(0), Path.of(\"here\"),"
                                + " SimpleFileServer.OutputLevel.NONE)")
                        .what())
                .startsWith("IllegalArgumentException: ");
        assertThat(lab.closeAllBut(Set.of())).hasSize(1);
    }

    /** The fields are the client's own. */
    private String answered(String server) {
        WireEvent.Answered answered = (WireEvent.Answered) events(server).get(3).what();
        return answered.method() + " " + answered.target() + " " + answered.status();
    }
}
