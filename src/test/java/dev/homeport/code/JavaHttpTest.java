package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeport.lab.Act;
import dev.homeport.lab.LabException;
import dev.homeport.lab.WebRoute;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HTTP as the JDK's two clients speak it. */
class JavaHttpTest extends AtThePrompt {
    private String site = "";

    @BeforeEach
    void serve() throws LabException {
        lab.serve(Endpoint.loopback(0), "web", false, Act.of("serve"));
        lab.route("web", new WebRoute("GET", "/hello", 200, "text/plain", "hi"));
        site = "\"http://127.0.0.1:" + local("web").port();
    }

    private String ask(String client, String path) {
        return client + ".send(HttpRequest.newBuilder(URI.create(" + site + path + "\")).build(),"
                + " HttpResponse.BodyHandlers.ofString())";
    }

    @Test
    void aUrlsConnectionIsTheLabsWithItsBytes() throws Exception {
        assertThat(value("new String(new URL(" + site + "/hello\").openStream().readAllBytes())"))
                .isEqualTo("\"hi\"");
        assertThat(entry("c1").remote()).isEqualTo(local("web"));
        assertThat(whats("c1")).startsWith("Connecting", "Connected", "Sent", "Received");
        WireEvent.Sent sent = (WireEvent.Sent) events("c1").get(2).what();
        assertThat(sent.data().text()).startsWith("GET /hello HTTP/1.1\r\n").contains("User-Agent: Java/");
    }

    @Test
    void aUrlsConnectionIsRefusedAwayFromLoopbackAndWhereNobodyListens() throws Exception {
        LabException away = failure("URI.create(\"http://192.0.2.1/\").toURL().openConnection().getInputStream()");
        assertThat(away.trouble()).isEqualTo(Trouble.EXPOSED);
        assertThat(away.what())
                .isEqualTo("SocketException: 192.0.2.1 is not on loopback: traffic would leave this machine");
        int port = local("web").port();
        lab.close("web");
        LabException refused =
                failure("((HttpURLConnection) URI.create(" + site + "/\").toURL().openConnection()).getResponseCode()");
        assertThat(refused.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(refused.what()).startsWith("ConnectException: 127.0.0.1:" + port + " refused");
    }

    @Test
    void whoIsNoSnippetHasSocketsAsBefore() throws Exception {
        run("new URL(" + site + "/hello\").openStream().close()");
        int before = lab.ledger().size();
        try (ServerSocket server = new ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress());
                Socket client = new Socket("127.0.0.1", server.getLocalPort());
                Socket accepted = server.accept()) {
            client.setSoTimeout(5_000);
            client.setTcpNoDelay(true);
            client.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
            client.shutdownOutput();
            assertThat(accepted.getInputStream().readAllBytes()).hasSize(5);
            accepted.getOutputStream().write('x');
            assertThat(client.getInputStream().read()).isEqualTo('x');
            assertThat(client.getSoTimeout()).isEqualTo(5_000);
            assertThat(client.getLocalPort()).isEqualTo(accepted.getPort());
        }
        assertThat(lab.ledger()).hasSize(before);
    }

    @Test
    void anHttpClientsConnectionIsEnteredWithItsPortAndItsRequests() throws Exception {
        run("HttpClient http = HttpClient.newHttpClient()");
        assertThat(value(ask("http", "/hello") + ".body() + " + ask("http", "/none") + ".statusCode()"))
                .isEqualTo("\"hi404\"");
        // It keeps a connection for two seconds at most, so on a slow machine the second request has another.
        assertThat(whats("http")).startsWith("Connecting", "Connected", "Requested");
        assertThat(entry("http").remote()).isEqualTo(local("web"));
        assertThat(requests())
                .extracting(WireEvent::what)
                .containsExactly(
                        new WireEvent.Requested("GET", "/hello", 200), new WireEvent.Requested("GET", "/none", 404));
    }

    @Test
    void anHttpClientsPortIsTheOneThatTheServerSees() throws Exception {
        run("HttpClient http = HttpClient.newHttpClient()");
        // The port is the kernel's to tell, and on a slow machine the connection can be gone by then.
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            run(ask("http", "/hello"));
            return requests().stream().anyMatch(each -> each.local() != null);
        });
        assertThat(events("web"))
                .filteredOn(each -> each.what() instanceof WireEvent.Answered)
                .extracting(WireEvent::remote)
                .containsAll(requests().stream()
                        .map(WireEvent::local)
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Test
    void requestsAtTheSameTimeHaveAsManyConnectionsAsTheClientMade() throws Exception {
        run("HttpClient http = HttpClient.newHttpClient(); HttpRequest ask = HttpRequest.newBuilder(URI.create(" + site
                + "/hello\")).build()");
        run("var all = IntStream.range(0, 4).mapToObj(i -> http.sendAsync(ask,"
                + " HttpResponse.BodyHandlers.ofString())).toList(); for (var each : all) each.get()");
        await().atMost(Duration.ofSeconds(5)).until(() -> requests().size() == 4);
        long accepted = whats("web").stream().filter("Accepted"::equals).count();
        List<LedgerEntry> entered = lab.ledger().stream()
                .filter(each -> each.kind() == SocketKind.CONNECTION)
                .toList();
        assertThat(entered).hasSizeBetween(1, (int) accepted);
        assertThat(events("web"))
                .extracting(WireEvent::remote)
                .containsAll(requests().stream()
                        .map(WireEvent::local)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private List<WireEvent> requests() {
        return lab.events().stream()
                .filter(each -> each.what() instanceof WireEvent.Requested)
                .toList();
    }

    @Test
    void anHttpClientIsAtWorkAgainAfterItsConnectionWasClosedWithTheStep() throws Exception {
        run("HttpClient http = HttpClient.newHttpClient()");
        assertThat(value(ask("http", "/hello") + ".body()")).isEqualTo("\"hi\"");
        lab.closeAllBut(Set.of("web"));
        assertThat(entry("http").open()).isFalse();
        assertThat(value(ask("http", "/hello") + ".body()")).isEqualTo("\"hi\"");
        assertThat(whats("http"))
                .containsSubsequence("Connected", "Requested", "Closed", "Connecting", "Connected", "Requested");
    }

    @Test
    void anHttpClientKeepsNoConnectionForLong() throws Exception {
        run("HttpClient http = HttpClient.newHttpClient()");
        assertThat(value(ask("http", "/hello") + ".body()")).isEqualTo("\"hi\"");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> lab.kernelTable().orElse(List.of()).stream()
                        .noneMatch(row -> row.state() == ConnectionState.ESTABLISHED
                                && local("web").equals(row.remote())));
        await().atMost(Duration.ofSeconds(15)).until(() -> !entry("http").open());
        assertThat(whats("http")).containsExactly("Connecting", "Connected", "Requested", "Closed");
    }

    @Test
    void anHttpClientStaysOnLoopbackAlsoWhereARedirectionLeadsAway() throws Exception {
        assertThat(failure("HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("
                                + "\"http://192.0.2.1/\")).build(), HttpResponse.BodyHandlers.ofString())")
                        .trouble())
                .isEqualTo(Trouble.EXPOSED);
        run("import com.sun.net.httpserver.*; HttpServer to = HttpServer.create(new InetSocketAddress(0), 0);"
                + " to.createContext(\"/\", ex -> { ex.getResponseHeaders().add(\"Location\","
                + " ex.getRequestURI().getQuery()); ex.sendResponseHeaders(302, -1); ex.close(); }); to.start()");
        run("var http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();"
                + " HttpResponse<String> go(String where) throws Exception { return http.send(HttpRequest.newBuilder("
                + "URI.create(\"http://127.0.0.1:\" + to.getAddress().getPort() + \"/?\" + where)).build(),"
                + " HttpResponse.BodyHandlers.ofString()); }");
        assertThat(value("go(" + site + "/hello\").body()")).isEqualTo("\"hi\"");
        assertThat(value("http.followRedirects()")).isEqualTo("ALWAYS");
        LabException away = failure("go(\"http://192.0.2.1/\")");
        assertThat(away.what())
                .isEqualTo("SocketException: 192.0.2.1 is not on loopback: traffic would leave this machine");
    }

    @Test
    void aRequestWhereNobodyListensIsRefusedWithTheNextMove() throws Exception {
        lab.close("web");
        run("HttpClient http = HttpClient.newHttpClient()");
        LabException refused = failure(ask("http", "/hello"));
        assertThat(refused.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(refused.next()).contains("`listen ");
        assertThat(whats("http")).containsExactly("Connecting", "Refused");
        assertThat(failure("http.sendAsync(HttpRequest.newBuilder(URI.create(" + site
                                + "\")).build(), HttpResponse.BodyHandlers.ofString()).get()")
                        .trouble())
                .isEqualTo(Trouble.REFUSED);
    }

    @Test
    void requestsThatDoNotWaitAndWebSocketsAreEnteredToo() throws Exception {
        run("HttpClient http = HttpClient.newHttpClient()");
        assertThat(
                        value(
                                "http.sendAsync(HttpRequest.newBuilder(URI.create(" + site
                                        + "/hello\")).build(), HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body).get()"))
                .isEqualTo("\"hi\"");
        // Not whether it is still open: on a slow machine the two seconds can be over.
        assertThat(whats("http")).startsWith("Connecting", "Connected", "Requested");
        assertThat(failure("http.newWebSocketBuilder().buildAsync(URI.create(\"ws://192.0.2.1/\"),"
                                + " new WebSocket.Listener() {}).get()")
                        .trouble())
                .isEqualTo(Trouble.EXPOSED);
    }
}
