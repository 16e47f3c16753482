package dev.homeport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.homeport.lab.Lab;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Port;
import dev.homeport.testkit.samples.Reporting;
import dev.homeport.testkit.samples.Samples;
import dev.homeport.testkit.samples.TooEarly;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs small tests with the real JUnit, and looks at how they end. */
@Timeout(60)
class LabExtensionTest {
    private record Ended(TestExecutionResult result, String reported) {
        String message() {
            return result.getThrowable().orElseThrow().getMessage();
        }
    }

    @Test
    void aTestGetsWhatItAsksForAndAllIsClosedAfterIt() throws Exception {
        Samples.GIVEN.clear();
        Ended ended = run("takesAll", Map.of());
        assertThat(ended.result().getThrowable()).isEmpty();
        assertThat(Samples.GIVEN).hasSize(6);
        assertThat(((Lab) Samples.GIVEN.get(0)).ledger()).hasSize(2).allMatch(each -> !each.open());
        int door = ((Port) Samples.GIVEN.get(4)).number();
        new ServerSocket(door, 1, InetAddress.getByName("127.0.0.1")).close();
        assertThat(ended.reported()).isEmpty();
    }

    @Test
    void whatTheLabClosedIsReportedWithTheLineThatOpenedIt() {
        Ended ended = run("leavesTheLabsSocketsOpen", Map.of());
        assertThat(ended.result().getThrowable()).isEmpty();
        assertThat(ended.reported())
                .matches("left open by leavesTheLabsSocketsOpen\\(Listener, Sockets\\)\n"
                        + " {4}connection c1 127\\.0\\.0\\.1:\\d+ -> 127\\.0\\.0\\.1:\\d+, "
                        + "opened by Samples\\.java:\\d+ \\(closed now\\)");
    }

    @Test
    void theSameIsAFailureWhereOneWantsItSo() {
        Ended ended = run("leavesTheLabsSocketsOpen", Map.of(LabExtension.LEAKS, "fail"));
        assertThat(ended.message()).contains("opened by Samples.java:");
    }

    @Test
    void aServerThatWasNotStoppedFailsItsTest() throws Exception {
        try {
            Ended ended = run("forgetsItsServer", Map.of());
            assertThat(ended.message()).isEqualTo("""
                            left open by forgetsItsServer()
                                TCP socket %s, still in LISTEN
                                next       close it at the end of the test, also of one that fails: \
                            try-with-resources does""".formatted(Endpoint.loopback(Samples.forgotten.getLocalPort())));
        } finally {
            Samples.forgotten.close();
        }
    }

    @Test
    void aThreadThatRunsOnIsNamedWithTheLineWhereItStands() {
        try {
            Ended ended = run("forgetsItsThread", Map.of());
            assertThat(ended.message())
                    .containsPattern("thread \"forgotten thread\", still running, now at Samples\\.java:\\d+");
        } finally {
            Samples.stop.countDown();
        }
    }

    @Test
    void aTestsOwnFailureStaysTheFirst() throws Exception {
        try {
            Ended ended = run("failsAndForgetsItsServer", Map.of());
            assertThat(ended.message()).isEqualTo("the test's own failure");
            assertThat(ended.result().getThrowable().orElseThrow().getSuppressed())
                    .singleElement()
                    .isInstanceOf(LeakError.class);
        } finally {
            Samples.forgotten.close();
        }
    }

    @Test
    void whatIsOnItsWayToCloseIsWaitedFor() {
        assertThat(run("closesItsServerALittleLate", Map.of()).result().getThrowable())
                .isEmpty();
    }

    @Test
    void leaksCanBeReportedOrIgnored() throws Exception {
        try {
            Ended reported = run(Reporting.class, "forgetsItsServer", Map.of());
            assertThat(reported.result().getThrowable()).isEmpty();
            assertThat(reported.reported()).contains("still in LISTEN");
        } finally {
            Samples.forgotten.close();
        }
        try {
            Ended ignored = run("forgetsItsServer", Map.of(LabExtension.LEAKS, "ignore"));
            assertThat(ignored.result().getThrowable()).isEmpty();
            assertThat(ignored.reported()).isEmpty();
        } finally {
            Samples.forgotten.close();
        }
    }

    @Test
    void anUnknownPolicyIsRefusedByName() {
        assertThat(run("takesAll", Map.of(LabExtension.LEAKS, "loud")).message())
                .isEqualTo("homeport.leaks=loud is unknown: write as-fits, fail, report or ignore");
    }

    @Test
    void whatCouldNotLookFailsAndCanSkipInstead() {
        Ended failed = run("cannotLook", Map.of());
        assertThat(failed.result().getStatus()).isEqualTo(TestExecutionResult.Status.FAILED);
        assertThat(failed.result().getThrowable()).containsInstanceOf(CouldNotLookError.class);
        Ended skipped = run("cannotLook", Map.of(LabExtension.COULD_NOT_LOOK, "skip"));
        assertThat(skipped.result().getStatus()).isEqualTo(TestExecutionResult.Status.ABORTED);
        assertThat(skipped.message()).contains("could not look: the name is not known");
    }

    @Test
    void aPortForAllTestsOfAClassIsRefusedWithTheNextMove() {
        assertThat(run(TooEarly.class, "runs", Map.of()).message())
                .contains("a Port belongs to one test: ask for it in the test method or in @BeforeEach");
    }

    private static Ended run(String method, Map<String, String> configuration) {
        return run(Samples.class, method, configuration);
    }

    private static Ended run(Class<?> type, String method, Map<String, String> configuration) {
        List<String> reported = new ArrayList<>();
        Map<String, TestExecutionResult> results = new HashMap<>();
        TestExecutionListener listener = new TestExecutionListener() {
            @Override
            public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                reported.addAll(entry.getKeyValuePairs().values());
            }

            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                boolean says = test.isTest() || result.getThrowable().isPresent();
                if (says) {
                    results.put("it", result);
                }
            }
        };
        Method found = Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(method))
                .findFirst()
                .orElseThrow();
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .build())
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(type, found))
                                .configurationParameters(configuration)
                                .build(),
                        listener);
        return new Ended(results.get("it"), String.join("\n", reported));
    }
}
