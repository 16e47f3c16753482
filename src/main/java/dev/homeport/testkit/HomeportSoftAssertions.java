package dev.homeport.testkit;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * Assertions that go on after a failure and tell all failures at the end: AssertJ's own and the kit's. It serves as a field
 * with AssertJ's {@code @InjectSoftAssertions} too.
 */
public class HomeportSoftAssertions extends AbstractSoftAssertions
        implements StandardSoftAssertionsProvider, HomeportSoftAssertionsProvider {

    /** Runs the assertions and fails once, with all that did not hold. */
    public static void assertSoftly(Consumer<HomeportSoftAssertions> assertions) {
        SoftAssertionsProvider.assertSoftly(HomeportSoftAssertions.class, assertions);
    }
}
