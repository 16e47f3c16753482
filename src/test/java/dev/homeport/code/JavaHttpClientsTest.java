package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Several HttpClients at once, and how they end. */
class JavaHttpClientsTest extends AtThePrompt {
    /** /slow answers once {@code go} is counted down. */
    @BeforeEach
    void serve() throws Exception {
        run("import com.sun.net.httpserver.*; var go = new CountDownLatch(1); var in = new CountDownLatch(1);"
                + " HttpServer web = HttpServer.create(new InetSocketAddress(\"127.0.0.1\", 0), 0);"
                + " web.setExecutor(Executors.newCachedThreadPool());"
                + " void answer(HttpExchange x) throws IOException { x.sendResponseHeaders(200, -1); x.close(); }"
                + " web.createContext(\"/fast\", x -> answer(x)); web.createContext(\"/slow\", x -> { in.countDown();"
                + " try { go.await(); } catch (InterruptedException e) { } answer(x); }); web.start();"
                + " HttpRequest to(String path) { return HttpRequest.newBuilder(URI.create(\"http://127.0.0.1:\""
                + " + web.getAddress().getPort() + path)).build(); }"
                + " var nothing = HttpResponse.BodyHandlers.discarding()");
    }

    @Test
    void eachOfTwoClientsHasItsOwnConnection() throws Exception {
        run("HttpClient one = HttpClient.newHttpClient(); HttpClient two = HttpClient.newHttpClient();"
                + " var late = one.sendAsync(to(\"/slow\"), nothing); in.await(); two.send(to(\"/fast\"), nothing);"
                + " go.countDown(); late.get()");
        assertThat(whats("one")).startsWith("Connecting", "Connected", "Requested");
        assertThat(whats("two")).startsWith("Connecting", "Connected", "Requested");
        assertThat(open()).extracting(LedgerEntry::name).doesNotContain("late", "c1");
        List<WireEvent> answered = events("web").stream()
                .filter(each -> each.what() instanceof WireEvent.Answered)
                .toList();
        // A client that has closed its connection by then is entered without a port; none has the other's.
        assertThat(ports("two"))
                .isSubsetOf(List.of(Objects.requireNonNull(answered.get(0).remote())));
        assertThat(ports("one"))
                .isSubsetOf(List.of(Objects.requireNonNull(answered.get(1).remote())));
    }

    private List<Object> ports(String client) {
        return events(client).stream()
                .map(WireEvent::local)
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .distinct()
                .toList();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "an HttpClient can be closed from Java 21 on")
    void aShutDownClientHasItsRequestsAnsweredAndThenTakesNone() throws Exception {
        run("HttpClient one = HttpClient.newHttpClient(); one.send(to(\"/fast\"), nothing);"
                + " var late = one.sendAsync(to(\"/slow\"), nothing); in.await(); one.shutdown(); go.countDown()");
        assertThat(value("late.get().statusCode()")).isEqualTo("200");
        assertThat(value("one.awaitTermination(Duration.ofSeconds(10))")).isEqualTo("true");
        assertThat(failure("one.send(to(\"/fast\"), nothing)").what()).startsWith("IOException: ");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "an HttpClient can be closed from Java 21 on")
    void aClosedClientStaysClosedAndItsConnectionsAreGone() throws Exception {
        run("HttpClient one = HttpClient.newHttpClient(); one.send(to(\"/fast\"), nothing); one.close()");
        assertThat(value("one.isTerminated()")).isEqualTo("true");
        assertThat(failure("one.send(to(\"/fast\"), nothing)").what()).startsWith("IOException: ");
        lab.closeAllBut(java.util.Set.of("web"));
        assertThat(failure("one.send(to(\"/fast\"), nothing)").what()).startsWith("IOException: ");
    }
}
