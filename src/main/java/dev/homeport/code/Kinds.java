package dev.homeport.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * What a class is besides itself: its superclasses and interfaces, the nearest first. Read from class files, as loading one of
 * a snippet's while another is being defined could define it twice.
 */
final class Kinds {
    /** Of what is no snippet's, which never changes. */
    private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

    private final Function<String, byte @Nullable []> declared;

    /** @param declared the bytes of a snippet's class by its internal name; null for what is none */
    Kinds(Function<String, byte @Nullable []> declared) {
        this.declared = declared;
    }

    /** Internal names, the class's own first. */
    List<String> of(String name) {
        Set<String> found = new LinkedHashSet<>(List.of(name));
        List<String> left = new ArrayList<>(found);
        while (!left.isEmpty()) {
            for (String above : above(left.remove(0))) {
                if (found.add(above)) {
                    left.add(above);
                }
            }
        }
        return List.copyOf(found);
    }

    private List<String> above(String name) {
        byte[] bytes = declared.apply(name);
        return bytes == null ? KNOWN.computeIfAbsent(name, Kinds::read) : above(new ClassReader(bytes));
    }

    private static List<String> read(String name) {
        try (InputStream in = Kinds.class.getClassLoader().getResourceAsStream(name + ".class")) {
            // An array, or a class that only the loader of a snippet's own knows.
            return in == null ? List.of() : above(new ClassReader(in));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> above(ClassReader reader) {
        List<String> all = new ArrayList<>();
        String superclass = reader.getSuperName();
        if (superclass != null) {
            all.add(superclass);
        }
        all.addAll(List.of(reader.getInterfaces()));
        return all;
    }
}
