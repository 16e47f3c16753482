package dev.homeport.examples;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.get;
import static dev.homeport.testkit.HomeportAssertions.http;
import static dev.homeport.testkit.HomeportAssertions.port;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.testkit.LabExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
@Timeout(120)
class NotesApiTest {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static RunningExample server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        server = RunningExample.withClassPath("json-api/NotesApi.java", "0");
        port = server.port();
        // It counts from 1, and its page relies on that.
        assertThat(Homeport.follows("json-api/README.md", port)).contains("201 Created", "204 No Content");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void itIsForThisMachineOnly() throws Exception {
        assertThat(port(port)).isListening().isReachableOnlyFromThisMachine();
        assertThat(answer("GET /notes HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421 ")
                .contains("this server is for localhost");
    }

    @Test
    void aNoteComesBackAsItWentIn() throws Exception {
        String text = "\\\"quoted\\\", <b>, \\u00e9 and a line\\nend";
        String added = post(JSON, "{\"text\":\"" + text + "\"}");
        assertThat(added).startsWith("HTTP/1.1 201 ");
        String location = added.replaceAll("(?s).*Location: (\\S+).*", "$1");
        assertThat(http(get(":" + port + location)))
                .answers(200)
                .hasJson("text", "\"quoted\", <b>, \u00e9 and a line\nend")
                // In JSON \\u003c is the same letter as <; a reader likes it as it is.
                .hasBodyContaining("<b>, \u00e9 and");
    }

    @Test
    void whatIsNotANoteIsAnsweredWithAProblem() throws Exception {
        assertThat(post("", "{\"text\":\"x\"}")).startsWith("HTTP/1.1 415 ").contains("application/problem+json");
        assertThat(post("Content-Type: text/plain\r\n", "{\"text\":\"x\"}")).startsWith("HTTP/1.1 415 ");
        for (String body :
                new String[] {"{text:x}", "{\"text\":\"x\"", "[1]", "\"x\"", "{\"text\":[]}", "[".repeat(5000)}) {
            assertThat(post(JSON, body)).as(body).startsWith("HTTP/1.1 400 ").contains("not JSON with a text in it");
        }
        for (String body :
                new String[] {"", "null", "{}", "{\"text\":\" \"}", "{\"text\":\"" + "x".repeat(1001) + "\"}"}) {
            assertThat(post(JSON, body)).as(body).startsWith("HTTP/1.1 422 ");
        }
        assertThat(post(JSON, "{\"text\":\"" + "x".repeat(10_000) + "\"}"))
                .startsWith("HTTP/1.1 413 ")
                .contains("application/problem+json");
    }

    @Test
    void whatIsNotThereIsAProblemToo() throws Exception {
        assertThat(http(get(":" + port + "/notes/99"))).answers(404).hasJson("title", "there is no such note");
        assertThat(http(get(":" + port + "/notes/x"))).answers(404).hasJson("status", 404);
        assertThat(http(get(":" + port + "/nowhere")))
                .answers(404)
                .hasHeaderStarting("Content-Type", "application/problem+json");
        assertThat(answer("PUT /notes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.1 40[45] .*application/problem\\+json.*");
    }

    private static String post(String fields, String body) throws Exception {
        return answer("POST /notes HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n" + fields
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static String answer(String request) throws Exception {
        try (Talk talk = new Talk(port)) {
            return talk.says(request).hearsAll();
        }
    }
}
