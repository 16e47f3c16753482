package dev.homeport;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Says in the build's output which test was left out and why: the test runner itself only counts them. */
public final class SkippedByName implements TestExecutionListener {
    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        say(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            say(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
        }
    }

    private static void say(TestIdentifier test, String reason) {
        System.out.println(
                "skipped " + test.getUniqueId().replaceAll(".*\\[class:([^]]*)]/\\[method:([^]]*)].*", "$1.$2")
                        + ", because " + reason);
    }
}
