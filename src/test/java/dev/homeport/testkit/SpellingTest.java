package dev.homeport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.check.Check;
import dev.homeport.check.ParsedCheck.Understood;
import dev.homeport.check.Sentence;
import dev.homeport.check.Sentences;
import dev.homeport.check.Verdict;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Port;
import dev.homeport.net.PortClass;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One declaration, three spellings: a sentence in a lesson, {@code check} at the prompt, and an assertion. */
public class SpellingTest {
    /** What {@code assertThat} returns, so that no class is forgotten. */
    public static final List<Class<?>> ASSERTIONS = Arrays.stream(HomeportAssertions.class.getMethods())
            .filter(each -> each.getName().equals("assertThat"))
            .<Class<?>>map(Method::getReturnType)
            .toList();

    /** Declarations that need no assertion, and why. */
    public static final Map<String, String> WITHOUT = Map.of(
            "VALUE differs from VALUE", "AssertJ's own `isNotEqualTo`",
            "VALUE is the same as VALUE", "AssertJ's own `isEqualTo`");

    private final Lab lab = Lab.open(LabSettings.USUAL);
    private final List<Check> asked = new ArrayList<>();
    private final Eyes recorder = check -> {
        asked.add(check);
        return new Verdict.Pass("recorded");
    };

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void noDeclarationIsWithoutAnAssertionOrAReason() {
        List<String> spelled = assertions()
                .map(each -> each.getAnnotation(Spells.class).value())
                .toList();
        List<String> declared = Sentences.all().stream().map(Sentence::pattern).toList();
        assertThat(declared)
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(spelled.contains(pattern) ^ WITHOUT.containsKey(pattern))
                        .as("an assertion spells '%s', or it is listed with a reason", pattern)
                        .isTrue());
        assertThat(declared).containsAll(spelled).containsAll(WITHOUT.keySet());
    }

    @Test
    void everyAssertionAsksTheSentenceThatItSpells() throws Exception {
        for (Method each : assertions().toList()) {
            String pattern = each.getAnnotation(Spells.class).value();
            Sentence declared = Sentences.all().stream()
                    .filter(one -> one.pattern().equals(pattern))
                    .findFirst()
                    .orElseThrow();
            asked.clear();
            List<String> slots = slots(declared);
            Object assertion = assertion(each.getDeclaringClass(), slots);
            asked.clear();
            each.invoke(assertion, arguments(each, slots));
            assertThat(asked).as("%s", each).singleElement().satisfies(check -> {
                assertThat(check.sentence())
                        .isEqualTo(
                                each.getName().startsWith("hasJson")
                                        ? declared.example().replaceAll("= .*", "= " + json(each))
                                        : declared.example());
                assertThat(Sentences.parse(check.sentence())).isInstanceOfSatisfying(Understood.class, written -> {
                    assertThat(written.check().looks()).isEqualTo(check.looks());
                    assertThat(written.check().sentence()).isEqualTo(check.sentence());
                });
            });
        }
    }

    @Test
    void notStandsWhereASentenceHasIt() {
        PortAssert port = new PortAssert(new TcpPort(62893, recorder));
        port.not().isListening().not().echoes("ping").isFree();
        assertThat(asked)
                .extracting(Check::sentence)
                .containsExactly("port 62893 is not listening", "port 62893 not echoes \"ping\"", "port 62893 is free");
    }

    @Test
    void anyBytesCanStandInASentence() {
        new PortAssert(new TcpPort(62893, recorder)).echoes(Bytes.of(new byte[] {0, '"', '\\', '\n', (byte) 0xff}));
        assertThat(asked).singleElement().satisfies(check -> {
            assertThat(check.sentence()).isEqualTo("port 62893 echoes \"\\x00\\\"\\\\\\n\\xff\"");
            assertThat(((Understood) Sentences.parse(check.sentence())).check().looks())
                    .isEqualTo(check.looks());
        });
    }

    /** Every public method of an assertion class is one, so that none is forgotten here. */
    private static Stream<Method> assertions() {
        return ASSERTIONS.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic())
                        .peek(each -> assertThat(each.isAnnotationPresent(Spells.class))
                                .as("%s says which sentence it spells", each)
                                .isTrue()));
    }

    /** What stands in the slots of a declaration's example. */
    private static List<String> slots(Sentence declared) {
        // The examples carry nothing.
        String[] pattern = declared.pattern().replace(" REQUEST", "").split(" ");
        String[] example = declared.example().split(" ");
        assertThat(example).hasSameSizeAs(pattern);
        List<String> slots = new ArrayList<>();
        for (int i = 0; i < pattern.length; i++) {
            boolean isSlot = pattern[i].equals(pattern[i].toUpperCase(Locale.ROOT))
                    && !List.of("=", "GET", "TLS").contains(pattern[i]);
            if (isSlot) {
                slots.add(example[i].replace("\"", "").replace("\\n", "\n"));
            }
        }
        return slots;
    }

    /** The assertion about what the first slots name; they are taken from the list. */
    private Object assertion(Class<?> type, List<String> slots) {
        if (type == LabAssert.class) {
            return new LabAssert(lab, recorder);
        }
        String subject = slots.remove(0);
        Sockets sockets = new Sockets(lab);
        if (type == PortAssert.class) {
            return new PortAssert(new TcpPort(Integer.parseInt(subject), recorder));
        }
        if (type == UdpPortAssert.class) {
            return new UdpPortAssert(new UdpPort(Integer.parseInt(subject), recorder));
        }
        if (type == ListenerAssert.class) {
            return new ListenerAssert(new Listener(sockets, subject, recorder));
        }
        if (type == ConnectionAssert.class) {
            return new ConnectionAssert(new Connection(sockets, subject, recorder));
        }
        if (type == DatagramsAssert.class) {
            return new DatagramsAssert(new Datagrams(sockets, subject, recorder));
        }
        if (type == PageAssert.class) {
            PageAssert page = new PageAssert(new Page(new Request(subject, slots.remove(0)), recorder));
            return slots.size() == 1 ? page : page.answers(Integer.parseInt(slots.remove(0)));
        }
        return new HostNameAssert(new HostName(subject, recorder));
    }

    private static Object[] arguments(Method method, List<String> slots) {
        List<Object> out = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) {
            out.add(argument(type, slots.remove(0)));
        }
        return out.toArray();
    }

    private static Object argument(Class<?> type, String slot) {
        Map<Class<?>, Function<String, Object>> readers = Map.of(
                int.class, Integer::valueOf,
                String.class, text -> text,
                Bytes.class, Bytes::utf8,
                Port.class, text -> new Port(Integer.parseInt(text)),
                Number.class, text -> 1815,
                boolean.class, text -> true,
                ConnectionState.class, text -> ConnectionState.parse(text).orElseThrow(),
                PortClass.class, text -> portClass(text).orElseThrow());
        return readers.get(type).apply(slot);
    }

    private static Optional<PortClass> portClass(String word) {
        return Arrays.stream(PortClass.values())
                .filter(each -> each.word().equals(word))
                .findFirst();
    }

    private static String json(Method method) {
        String types = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining());
        return Map.of("String", "null", "StringString", "\"Ada\"", "StringNumber", "1815", "Stringboolean", "true")
                .get(types);
    }
}
