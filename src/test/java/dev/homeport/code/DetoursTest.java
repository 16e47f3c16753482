package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DetoursTest {
    /** Of a JDK newer than the oldest that we run on. */
    private static final Set<String> LATER = Set.of("create", "createFileServer");

    private static final Kinds KINDS = new Kinds(name -> null);

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }

    @Test
    void eachDetourStandsInForAMethodThatSnippetsCanCall() throws Exception {
        Set<Method> used = new HashSet<>();
        Set<Method> all = new HashSet<>();
        for (Map.Entry<String, String> each : Detours.HOMES.entrySet()) {
            Class<?> home = Class.forName(each.getValue().replace('/', '.'));
            for (Method ours : home.getDeclaredMethods()) {
                if (Modifier.isStatic(ours.getModifiers()) && Modifier.isPublic(ours.getModifiers())) {
                    all.add(ours);
                }
            }
            if (each.getKey().endsWith("/SimpleFileServer") && Runtime.version().feature() < 18) {
                continue;
            }
            Class<?> owner = Class.forName(each.getKey().replace('/', '.'));
            for (Method theirs : owner.getMethods()) {
                Detours.Detour detour = Detours.of(
                        Modifier.isStatic(theirs.getModifiers()),
                        each.getKey(),
                        theirs.getName(),
                        descriptor(theirs),
                        KINDS);
                if (detour != null) {
                    all.stream()
                            .filter(m -> m.getName().equals(theirs.getName())
                                    && m.getDeclaringClass()
                                            .getName()
                                            .replace('.', '/')
                                            .equals(detour.home())
                                    && descriptor(m).equals(detour.descriptor()))
                            .forEach(used::add);
                }
            }
        }
        assertThat(used).isNotEmpty();
        assertThat(all).allMatch(m -> used.contains(m) || LATER.contains(m.getName()), "is called by somebody");
    }

    @Test
    void whatStandsInForNothingIsLeftAsItIs() {
        assertThat(Detours.of(true, "java/lang/Math", "abs", "(I)I", KINDS)).isNull();
        assertThat(Detours.of(false, "java/nio/channels/SocketChannel", "isConnected", "()Z", KINDS))
                .isNull();
    }

    @Test
    void whatAMethodStandsInForItStandsInForByEachNameThatTheObjectCanHave() throws Exception {
        List<String> tried = new ArrayList<>();
        for (Map.Entry<String, String> each : Detours.HOMES.entrySet()) {
            if (each.getKey().endsWith("/SimpleFileServer") && Runtime.version().feature() < 18) {
                continue;
            }
            Class<?> type = Class.forName(each.getKey().replace('/', '.'));
            for (Method theirs : type.getMethods()) {
                if (Modifier.isStatic(theirs.getModifiers())
                        || Detours.of(false, each.getKey(), theirs.getName(), descriptor(theirs), KINDS) == null) {
                    continue;
                }
                for (String above : KINDS.of(each.getKey())) {
                    for (Method same : Class.forName(above.replace('/', '.')).getDeclaredMethods()) {
                        if (same.getName().equals(theirs.getName())
                                && Modifier.isPublic(same.getModifiers())
                                && Arrays.equals(same.getParameterTypes(), theirs.getParameterTypes())) {
                            tried.add(above + "." + same.getName());
                            assertThat(Detours.of(false, above, same.getName(), descriptor(same), KINDS))
                                    .as("%s as %s", theirs, above)
                                    .isNotNull();
                        }
                    }
                }
            }
        }
        assertThat(tried).contains("java/nio/channels/NetworkChannel.bind", "java/lang/AutoCloseable.close");
    }

    @Test
    void itStandsInForWhatIsBelowToo() {
        for (String below : List.of(
                "org/eclipse/jetty/server/ServerConnector",
                "org/eclipse/jetty/server/AbstractConnector",
                "org/eclipse/jetty/util/component/AbstractLifeCycle")) {
            assertThat(Detours.of(false, below, "start", "()V", KINDS))
                    .as(below)
                    .isNotNull();
        }
        assertThat(Detours.of(false, "java/io/FileInputStream", "close", "()V", KINDS))
                .as("half of all classes can be closed")
                .isNull();
    }
}
