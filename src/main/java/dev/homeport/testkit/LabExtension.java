package dev.homeport.testkit;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.Port;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opentest4j.TestAbortedException;

/**
 * Gives each test a lab of its own and closes everything after it. Register it with {@code @ExtendWith(LabExtension.class)}.
 *
 * <p>Parameters of test methods, {@code @BeforeEach} and {@code @AfterEach} methods; the n-th of a type is the same in all
 * methods of one test:
 *
 * <ul>
 *   <li>{@link Lab}: all that the playground can do.
 *   <li>{@link Sockets}: opens the lab's sockets, each with the line that opened it.
 *   <li>{@link Listener}: a listener on 127.0.0.1, on a port that the system chose.
 *   <li>{@link Datagrams}: a UDP socket on 127.0.0.1, on a port that the system chose.
 *   <li>{@link Port}: a free port for the server under test. It was free for TCP and UDP on 127.0.0.1 a moment ago, no other
 *       test in this JVM has it, and where there are such ports it is one that the kernel gives to nobody by chance. Nothing
 *       holds it, so a program that asks for that very number gets it.
 * </ul>
 *
 * <p>What a test leaves behind is named: {@link LeakPolicy} says when that is a failure and when a report entry. The
 * configuration parameter {@value #LEAKS} chooses ({@code as-fits}, {@code fail}, {@code report}, {@code ignore}). Sockets and
 * threads that are not the lab's are looked for only while tests run one after the other, because they tell nothing of which
 * test they belong to.
 *
 * <p>{@value #COULD_NOT_LOOK}{@code =skip} skips a test whose assertion could not look, instead of failing it.
 */
public final class LabExtension
        implements BeforeEachCallback, AfterEachCallback, ParameterResolver, TestExecutionExceptionHandler {
    /** The configuration parameter that chooses a {@link LeakPolicy}; {@code as-fits} unless set. */
    public static final String LEAKS = "homeport.leaks";

    /** The configuration parameter for what cannot be looked at: {@code fail}, unless set, or {@code skip}. */
    public static final String COULD_NOT_LOOK = "homeport.could-not-look";

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(LabExtension.class);
    private static final Set<Class<?>> PARAMETERS =
            Set.of(Lab.class, Sockets.class, Listener.class, Datagrams.class, Port.class);

    private final @Nullable LeakPolicy policy;

    /** The policy comes from the configuration. */
    public LabExtension() {
        this(null);
    }

    private LabExtension(@Nullable LeakPolicy policy) {
        this.policy = policy;
    }

    /** For {@code @RegisterExtension}, whatever the configuration says. */
    public static LabExtension with(LeakPolicy policy) {
        return new LabExtension(policy);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        Current.enter(bench(test));
        if (looksAtProgram(test)) {
            test.getStore(OURS).put(Leftovers.class, Leftovers.before());
        }
    }

    @Override
    public void afterEach(ExtensionContext test) throws InterruptedException {
        Bench bench = bench(test);
        LeakPolicy chosen = policyOf(test);
        List<Leak> leaks = new ArrayList<>(chosen == LeakPolicy.IGNORE ? List.of() : Leftovers.of(bench));
        bench.close();
        Current.leave();
        Leftovers before = test.getStore(OURS).get(Leftovers.class, Leftovers.class);
        if (before != null) {
            leaks.addAll(before.since());
        }
        tell(leaks, chosen, test);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return PARAMETERS.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        if (test.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("a " + type.getSimpleName()
                    + " belongs to one test: ask for it in the test method or in @BeforeEach");
        }
        Bench bench = bench(test);
        String asked = "the " + type.getSimpleName() + " of "
                + parameter.getDeclaringExecutable().getName();
        try {
            return value(bench, type, indexOf(parameter), asked);
        } catch (LabException failed) {
            throw new ParameterResolutionException(asked + ": " + failed.what(), failed);
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable thrown) throws Throwable {
        boolean skip = test.getConfigurationParameter(COULD_NOT_LOOK)
                .filter("skip"::equals)
                .isPresent();
        if (skip && thrown instanceof CouldNotLookError blind) {
            throw new TestAbortedException(blind.getMessage(), blind);
        }
        throw thrown;
    }

    private static Object value(Bench bench, Class<?> type, int index, String asked) throws LabException {
        if (type == Lab.class) {
            return bench.lab();
        }
        if (type == Sockets.class) {
            return bench.sockets();
        }
        if (type == Listener.class) {
            return bench.listener(index, asked);
        }
        return type == Datagrams.class ? bench.datagrams(index, asked) : bench.port(index);
    }

    private static int indexOf(ParameterContext parameter) {
        Parameter[] all = parameter.getDeclaringExecutable().getParameters();
        int index = 0;
        for (int i = 0; i < parameter.getIndex(); i++) {
            index += all[i].getType() == parameter.getParameter().getType() ? 1 : 0;
        }
        return index;
    }

    private static Bench bench(ExtensionContext test) {
        return test.getStore(OURS).computeIfAbsent(Bench.class, key -> new Bench(), Bench.class);
    }

    private LeakPolicy policyOf(ExtensionContext test) {
        return Optional.ofNullable(policy)
                .or(() -> test.getConfigurationParameter(LEAKS).map(LeakPolicy::of))
                .orElse(LeakPolicy.AS_FITS);
    }

    private boolean looksAtProgram(ExtensionContext test) {
        return policyOf(test) != LeakPolicy.IGNORE && test.getExecutionMode() == ExecutionMode.SAME_THREAD;
    }

    private static void tell(List<Leak> leaks, LeakPolicy chosen, ExtensionContext test) {
        if (leaks.isEmpty()) {
            return;
        }
        boolean fails = chosen == LeakPolicy.FAIL
                || (chosen == LeakPolicy.AS_FITS && leaks.stream().anyMatch(Leak::grave));
        String text = leaks.stream().map(each -> "\n    " + each.text()).collect(Collectors.joining());
        if (!fails) {
            test.publishReportEntry(LEAKS, "left open by " + test.getDisplayName() + text);
            return;
        }
        throw new LeakError("left open by " + test.getDisplayName() + text
                + "\n    next       close it at the end of the test, also of one that fails: try-with-resources does");
    }
}
