package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DetoursTest {
    /** Of a JDK newer than the oldest that we run on. */
    private static final Set<String> LATER = Set.of("create", "createFileServer");

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
            for (Method ours : home.getMethods()) {
                if (Modifier.isStatic(ours.getModifiers())) {
                    all.add(ours);
                }
            }
            if (each.getKey().endsWith("/SimpleFileServer") && Runtime.version().feature() < 18) {
                continue;
            }
            Class<?> owner = Class.forName(each.getKey().replace('/', '.'));
            for (Method theirs : owner.getMethods()) {
                Detours.Detour detour = Detours.of(
                        Modifier.isStatic(theirs.getModifiers()), each.getKey(), theirs.getName(), descriptor(theirs));
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
        assertThat(Detours.of(true, "java/lang/Math", "abs", "(I)I")).isNull();
        assertThat(Detours.of(false, "java/nio/channels/SocketChannel", "isConnected", "()Z"))
                .isNull();
    }
}
