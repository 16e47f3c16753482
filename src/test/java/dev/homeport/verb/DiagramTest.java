package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Observed;
import dev.homeport.net.Trouble;
import dev.homeport.wire.Conversation;
import dev.homeport.wire.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations of real sockets, as verbs show them. */
class DiagramTest {
    @TempDir
    Path folder;

    private final Typist typist = new Typist();

    @AfterEach
    void close() {
        typist.close();
    }

    @Test
    void aDiagramShowsBothEndsWithTheKernelsStates() throws VerbException {
        typist.typeAll("listen 0 as web", "connect web as c1", "accept web as c2", "send c1 hello", "shutdown c1");
        Report.Diagram diagram = (Report.Diagram) typist.type("diagram c2").get(0);
        Conversation it = diagram.conversations().get(0);
        assertThat(it.near().name()).isEqualTo("c1");
        assertThat(it.far().name()).isEqualTo("c2");
        assertThat(it.exchanges()).extracting(Exchange::label).contains("5 bytes", "half-close: FIN");
        // The ACK of FIN may take its time.
        Awaitility.await().untilAsserted(() -> {
            Conversation now = ((Report.Diagram) typist.type("diagram c2").get(0))
                    .conversations()
                    .get(0);
            assertThat(now.near().now()).isEqualTo(Observed.seen(ConnectionState.FIN_WAIT_2));
            assertThat(now.far().now()).isEqualTo(Observed.seen(ConnectionState.CLOSE_WAIT));
        });
    }

    @Test
    void withoutANameTheNewestIsDrawnAndSaysSo() throws VerbException {
        typist.typeAll("listen 0 as web", "connect web as c1", "accept web as c2", "connect web as c3");
        List<Report> reports = typist.type("diagram");
        assertThat(reports.get(0))
                .isEqualTo(new Report.Remark("the newest of 2 conversations; `diagram NAME` draws another"));
        assertThat(((Report.Diagram) reports.get(1)).conversations())
                .singleElement()
                .satisfies(c -> assertThat(c.near().name()).isEqualTo("c3"));
    }

    @Test
    void withoutANameASwarmIsPassedOverForAConversationThatWasSeen() throws VerbException {
        typist.typeAll("echo 0 as parrot --mode threads", "swarm parrot --clients 1 --messages 1");
        List<Report> reports = typist.type("diagram");
        assertThat(((Report.Diagram) reports.get(reports.size() - 1)).conversations())
                .singleElement()
                .satisfies(c -> assertThat(c.far().name()).isEqualTo("parrot.1"));
    }

    @Test
    void aListenersDiagramsAreBounded() throws VerbException {
        typist.type("listen 0 as web");
        for (int i = 0; i < 10; i++) {
            typist.typeAll("connect web", "accept web");
        }
        List<Report> reports = typist.type("diagram web");
        assertThat(((Report.Diagram) reports.get(0)).conversations()).hasSize(8);
        assertThat(reports.get(1).toString()).contains("the newest 8 of 10");
    }

    @Test
    void asMermaidAListenersConversationsAreADiagramEach() throws Exception {
        typist.typeAll("listen 0 as web", "connect web as c1", "accept web", "connect web as c3", "accept web");
        Report.Document page =
                (Report.Document) typist.type("diagram web --mermaid").get(0);
        assertThat(page.format()).isEqualTo("markdown");
        assertThat(page.text().lines().filter("sequenceDiagram"::equals)).hasSize(2);
        assertThat(page.text()).startsWith("```mermaid\nsequenceDiagram\n").endsWith("\n```\n");
        Path file = folder.resolve("web.md");
        typed("diagram web --mermaid --out " + file);
        assertThat(Files.readString(file).lines().filter("```mermaid"::equals)).hasSize(2);
        Report.Document one =
                (Report.Document) typist.type("diagram c1 --mermaid").get(0);
        assertThat(one.format()).isEqualTo("mermaid");
        assertThat(one.text()).startsWith("sequenceDiagram\n");
    }

    @Test
    void nothingYetIsSaid() throws VerbException {
        assertThat(typist.type("diagram"))
                .containsExactly(new Report.Remark("there was no conversation yet: `connect` begins one"));
    }

    @Test
    void aFileIsWrittenOnceAndReplacedOnlyByForce() throws Exception {
        typist.typeAll("listen 0 as web", "connect web as c1");
        Path file = folder.resolve("c1.svg");
        assertThat(typed("diagram c1 --svg --out " + file)).containsExactly(new Report.Done("wrote " + file));
        assertThat(Files.readString(file)).startsWith("<svg ").endsWith("</svg>\n");
        assertThatThrownBy(() -> typed("diagram c1 --mermaid --out " + file))
                .isInstanceOfSatisfying(VerbException.class, e -> {
                    assertThat(e.what()).endsWith("is there already");
                    assertThat(e.next()).contains("--force");
                });
        assertThat(Files.readString(file)).startsWith("<svg ");
        typed("diagram c1 --mermaid --force --out " + file);
        assertThat(Files.readString(file)).startsWith("sequenceDiagram");
    }

    @Test
    void aFolderAPlaceThatIsNotThereAndALessonAreRefused() throws IOException, VerbException {
        typist.typeAll("listen 0 as web", "connect web as c1");
        assertThatThrownBy(() -> typed("diagram c1 --svg --out " + folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> typed("diagram c1 --svg --out " + folder.resolve("no/where.svg")))
                .hasMessageContaining("there is no folder for");
        assertThat(typist.fails("diagram c1 --svg --out " + folder.resolve("x.svg"))
                        .trouble())
                .isEqualTo(Trouble.PERMISSION);
        assertThat(typist.fails("diagram c1 --out x.svg").next()).isEqualTo("add --mermaid or --svg");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void followingShowsWhatComesWhileItWaitsUntilCtrlC() throws Exception {
        typist.typeAll("echo 0 as e1", "connect e1 as c1");
        CountDownLatch following = new CountDownLatch(1);
        List<String> labels = new ArrayList<>();
        Cancellation ctrlC = new Cancellation();
        Thread other = new Thread(() -> {
            try {
                if (following.await(20, TimeUnit.SECONDS)) {
                    typist.type("send c1 hello");
                }
            } catch (VerbException | InterruptedException e) {
                ctrlC.cancel();
            }
        });
        other.start();
        Act act = new Act("wire c1 --follow", Duration.ofSeconds(20), ctrlC);
        typed("wire c1 --follow", act, () -> Front.Origin.TERMINAL, report -> {
            following.countDown();
            if (report instanceof Report.Talk it) {
                it.conversations().forEach(c -> c.exchanges().forEach(e -> labels.add((e.from() + " " + e.label()))));
            }
            if (labels.contains("FAR 5 bytes")) {
                ctrlC.cancel();
            }
        });
        other.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(labels)
                .contains("NEAR connected", "NEAR 5 bytes", "FAR 5 bytes")
                .doesNotHaveDuplicates();
    }

    @Test
    void followingInAPipeEndsByItself() throws VerbException {
        typist.typeAll("listen 0 as web", "connect web as c1");
        assertThat(typed("wire --follow --within 1ms").get(0))
                .isEqualTo(new Report.Remark("Following everything, at most 1 ms; Ctrl-C stops."));
        assertThat(typist.fails("wire --within 1s").next()).contains("--follow");
    }

    @Test
    void statesMarksWhoIsWhere() throws VerbException {
        typist.typeAll("listen 0 as web", "connect web as c1", "accept web as c2", "shutdown c1");
        Awaitility.await().untilAsserted(() -> {
            Report.States all = (Report.States) typist.type("states").get(0);
            assertThat(all.in(ConnectionState.LISTEN)).containsExactly("web");
            assertThat(all.in(ConnectionState.FIN_WAIT_2)).containsExactly("c1");
            assertThat(all.in(ConnectionState.CLOSE_WAIT)).containsExactly("c2");
        });
        Report.States one = (Report.States) typist.type("states c2").get(0);
        assertThat(one.holders()).containsExactly(new Report.States.Holder("c2", ConnectionState.CLOSE_WAIT));
    }

    @Test
    void aDatagramSocketHasNoTcpState() throws VerbException {
        typist.type("udp bind 0 as u1");
        assertThat(typist.fails("states u1").trouble()).isEqualTo(Trouble.WRONG_KIND);
    }

    private List<Report> typed(String line) throws VerbException {
        List<Report> reports = new ArrayList<>();
        typed(line, new Act(line, Duration.ofSeconds(20), new Cancellation()), () -> Front.Origin.PIPE, reports::add);
        return reports;
    }

    private void typed(String line, Act act, Front front, java.util.function.Consumer<Report> out)
            throws VerbException {
        CommandLine typed = CommandLine.parse(line, Verbs.all()).orElseThrow();
        typed.verb().run(typed.arguments(), new VerbContext(typist.lab(), out, act, front));
    }
}
