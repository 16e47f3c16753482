package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a second Tab tells. */
class JavaDocumentationTest extends AtThePrompt {
    private static final Map<String, Class<?>> OURS = Map.of(
            "OpenLab", OpenLab.class,
            "Listener", Listener.class,
            "Connection", Connection.class,
            "Datagrams", Datagrams.class,
            "Server", Server.class);

    private List<String> documentation(String source) throws Exception {
        run("1");
        return JavaPrompt.of(lab).documentation(source, source.length());
    }

    @Test
    void theLabsOwnMethodsHaveASentence() throws Exception {
        assertThat(documentation("lab.listen("))
                .containsExactly(
                        "Listener OpenLab.listen(int port) throws IOException",
                        "    Listens on a port of 127.0.0.1, as listen does; 0 lets the system choose.");
    }

    @Test
    void eachSentenceIsOfAMethodThatThereIsAndFitsOnALine() {
        OwnWords.SENTENCES.forEach((called, sentence) -> {
            String[] parts = called.split("\\.");
            assertThat(Arrays.stream(OURS.get(parts[0]).getDeclaredMethods()))
                    .as(called)
                    .anyMatch(m -> m.getName().equals(parts[1]));
            assertThat(sentence).hasSizeLessThanOrEqualTo(80).endsWith(".");
        });
    }

    @Test
    void theJdksPagesAreNamedForTheRunningVersion() {
        String site =
                "https://docs.oracle.com/en/java/javase/" + Runtime.version().feature() + "/docs/api/";
        assertThat(JdkPages.of("int Socket.getPort()")).isEqualTo(site + "java.base/java/net/Socket.html");
        assertThat(JdkPages.of("Socket(String host, int port) throws IOException"))
                .isEqualTo(site + "java.base/java/net/Socket.html");
        assertThat(JdkPages.of("BodyHandler<String> HttpResponse.BodyHandlers.ofString()"))
                .isEqualTo(site + "java.net.http/java/net/http/HttpResponse.BodyHandlers.html");
        assertThat(JdkPages.of("Listener OpenLab.listen(int port)")).isNull();
        assertThat(JdkPages.of("web:Listener")).isNull();
        assertThat(JdkPages.of("")).isNull();
    }

    @Test
    void whereTheJdkHasNoSourceTheAddressStandsLast() throws Exception {
        List<String> told = documentation("new ServerSocket(0).getLocalPort(");
        assertThat(told.get(0)).startsWith("int ServerSocket.getLocalPort()");
        assertThat(String.join("\n", told.subList(1, told.size())))
                .matches("    .*|what they do:\nhttps://docs\\.oracle\\.com/.*/java/net/ServerSocket\\.html");
    }
}
