package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeport.kernel.BoundSockets;
import dev.homeport.kernel.Kernel;
import dev.homeport.lab.LabException;
import dev.homeport.net.BoundSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A learner's ways to have something listen, held against the kernel's table. */
class WaysToBindTest extends AtThePrompt {
    private final Set<String> before = new HashSet<>();

    /** What this program has bound since the last question. */
    private List<BoundSocket> fresh() {
        List<BoundSocket> fresh = new ArrayList<>();
        for (BoundSocket each : BoundSockets.of(Set.of(ProcessHandle.current().pid()), new Kernel())
                .orElse(List.of())) {
            if (before.add(each.id())) {
                fresh.add(each);
            }
        }
        return fresh;
    }

    private static Map<String, String> ways() throws Exception {
        Map<String, String> ways = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(WaysToBindTest.class.getResourceAsStream("ways-to-bind.txt"))) {
            for (String each : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^# ")) {
                int end = each.indexOf('\n');
                if (end > 0) {
                    ways.put(each.substring(0, end), each.substring(end + 1));
                }
            }
        }
        return ways;
    }

    /** Some are refused, and say so; what is open is on loopback and in the ledger. */
    @Test
    @Timeout(300)
    void noneOfThemBindsBeyondLoopbackOrPastTheLedger() throws Exception {
        fresh();
        Map<String, String> ways = ways();
        assertThat(ways).hasSizeGreaterThan(70);
        int bound = 0;
        for (Map.Entry<String, String> each : ways.entrySet()) {
            String came;
            try {
                came = run(each.getValue()).toString();
            } catch (LabException refused) {
                came = refused.what();
            }
            List<BoundSocket> fresh = fresh();
            bound += fresh.size();
            assertThat(fresh)
                    .as("%s: %s", each.getKey(), came)
                    .allMatch(one -> one.local().isLoopback(), "is on loopback")
                    .allMatch(one -> lab.guests().isEntered(one), "is in the ledger");
            assertThat(came).as(each.getKey()).doesNotContain("past the playground", "cannot find symbol");
            lab.closeAllBut(Set.of());
        }
        assertThat(bound).as("so that it is no test of nothing").isGreaterThan(50);
    }

    private static final String BEANS = "NetworkChannel %1$s = ServerSocketChannel.open();"
            + " new java.beans.Statement(%1$s, \"bind\", new Object[] {new InetSocketAddress(%2$s)}).execute();";

    @Test
    void whatIsOpenedPastTheGuardsForEverybodyIsNamedAndClosedWhereAVariableHoldsIt() throws Exception {
        run("1");
        fresh();
        run(String.format(BEANS, "past", "0"));
        assertThat(told.all)
                .anyMatch(line ->
                        line.matches("err TCP \\[::]:\\d+, open to every address, was opened past the playground by"
                                + " java \\{ new java\\.beans\\.Statement.* }: it is closed again"));
        assertThat(fresh()).isEmpty();
        assertThat(value("past.isOpen()")).isEqualTo("false");
    }

    @Test
    void whatIsOpenedPastTheGuardsOnLoopbackIsEnteredWhereAVariableHoldsIt() throws Exception {
        run(String.format(BEANS, "past", "\"127.0.0.1\", 0"));
        assertThat(told.all).anyMatch(line -> line.endsWith(": it is in the ledger now, as l1"));
        assertThat(open()).extracting(LedgerEntry::kind).containsExactly(SocketKind.LISTENER);
        run("past.close()");
        assertThat(open()).isEmpty();
    }

    @Test
    void whatNobodyHoldsIsNamedOnceAndHowItEnds() throws Exception {
        run("interface Held { Object it(); } Held held; void hide() throws Exception { "
                + String.format(BEANS, "hidden", "0") + " held = () -> hidden; }");
        run("hide()");
        String named = told.all.stream()
                .filter(line -> line.contains("past the playground"))
                .collect(Collectors.joining("\n"));
        assertThat(named)
                .matches(
                        "err TCP \\[::]:\\d+, open to every address, was opened past the playground by java \\{ hide\\(\\) }"
                                + " and is not in the ledger: close it in Java, or leave with `quit`, which ends it");
        run("((Channel) held.it()).close()");
        assertThat(told.all.toString()).doesNotContain("past the playground");
    }

    @Test
    void whatAThreadOpensLaterIsNamedToo() throws Exception {
        run("NetworkChannel late = ServerSocketChannel.open(); var go = new CountDownLatch(1); new Thread(() -> { try {"
                + " go.await(); new java.beans.Statement(late, \"bind\", new Object[] {new InetSocketAddress(0)})"
                + ".execute(); } catch (Exception e) { throw new RuntimeException(e); } }).start()");
        run(
                "new Thread(() -> { try { Thread.sleep(50); } catch (InterruptedException e) { } go.countDown(); }).start()");
        Told screen = told;
        await().atMost(Duration.ofSeconds(20))
                .until(() -> (screen.later.toString() + screen.all).contains("was opened past the playground"));
    }

    @Test
    void aProgramThatJavaStartsIsNamedWithWhatItListensOn() throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String path = Path.of(Listens.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        run("Process other = new ProcessBuilder(\"" + java + "\", \"-cp\", \"" + path
                + "\", \"dev.homeport.code.Listens\").start(); other.inputReader().readLine()");
        Told screen = told;
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> (screen.later.toString() + screen.all).contains("which Java has started"));
            assertThat(screen.later.toString() + screen.all)
                    .containsPattern(
                            "TCP 127\\.0\\.0\\.1:\\d+ is of java \\(process \\d+\\), which Java has started: a program"
                                    + " of its own is not held to loopback and not in the ledger\\. `free \\d+` ends it");
        } finally {
            run("other.getOutputStream().close(); other.waitFor()");
        }
    }
}
