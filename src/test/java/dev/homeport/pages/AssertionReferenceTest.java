package dev.homeport.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.check.Sentence;
import dev.homeport.check.Sentences;
import dev.homeport.testkit.ConnectionAssert;
import dev.homeport.testkit.DatagramsAssert;
import dev.homeport.testkit.HostNameAssert;
import dev.homeport.testkit.LabAssert;
import dev.homeport.testkit.ListenerAssert;
import dev.homeport.testkit.PageAssert;
import dev.homeport.testkit.PortAssert;
import dev.homeport.testkit.SpellingTest;
import dev.homeport.testkit.Spells;
import dev.homeport.testkit.UdpPortAssert;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of assertions beside that of checks: from the same declarations. */
class AssertionReferenceTest {
    private static final Page LESSONS = new Page(Path.of("lessons/README.md"));

    /** What stands in the brackets of {@code assertThat}. */
    private static final Map<Class<?>, String> SUBJECTS = Map.of(
            PortAssert.class, "port(62893)",
            UdpPortAssert.class, "udpPort(5353)",
            PageAssert.class, "http(get(\":62893/hello\"))",
            HostNameAssert.class, "hostName(name)",
            ListenerAssert.class, "listener",
            ConnectionAssert.class, "connection",
            DatagramsAssert.class, "datagrams",
            LabAssert.class, "lab");

    @Test
    void everyCheckIsListedWithItsAssertion() throws IOException {
        assertThat(SUBJECTS.keySet()).containsExactlyInAnyOrderElementsOf(SpellingTest.ASSERTIONS);
        LESSONS.holds(
                "assertions",
                Page.table(
                        List.of("Sentence", "Assertion"),
                        Sentences.all().stream()
                                .map(Sentence::pattern)
                                .map(each -> List.of("`" + each + "`", assertion(each)))
                                .toList()));
    }

    private static String assertion(String pattern) {
        List<Method> spelled = SpellingTest.ASSERTIONS.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(each -> each.isAnnotationPresent(Spells.class)
                        && each.getAnnotation(Spells.class).value().equals(pattern))
                .sorted(Comparator.comparing(Method::toString).reversed())
                .toList();
        if (spelled.isEmpty()) {
            return SpellingTest.WITHOUT.get(pattern);
        }
        String subject = SUBJECTS.get(spelled.get(0).getDeclaringClass());
        return "`assertThat(" + subject + ")`: "
                + spelled.stream()
                        .map(AssertionReferenceTest::call)
                        .distinct()
                        .map(each -> "`" + each + "`")
                        .collect(Collectors.joining(", "));
    }

    private static String call(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameters())
                        .map(Parameter::getName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
