package dev.homeport.code;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import org.jspecify.annotations.Nullable;

/** Defines the classes of snippets, rewritten. */
final class SnippetLoader extends ClassLoader implements LoaderDelegate, OfABench {
    /** Its name begins so; the number of its bench follows. */
    static final String NAME = "java prompt ";

    private static final String WRAPPERS = "REPL.$JShell$";

    private final int bench;
    private final Map<String, byte[]> declared = new HashMap<>();
    private final Kinds kinds = new Kinds(name -> declared(name.replace('/', '.')));
    private final Map<String, Class<?>> defined = new ConcurrentHashMap<>();

    SnippetLoader(int bench) {
        super(NAME + bench, SnippetLoader.class.getClassLoader());
        this.bench = bench;
    }

    @Override
    public int bench() {
        return bench;
    }

    /** Whether a snippet declares it, so that it is rewritten. */
    static boolean isOfASnippet(Class<?> type) {
        return type.getClassLoader() instanceof OfABench;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] loaded = new boolean[classes.length];
        try {
            synchronized (declared) {
                for (ClassBytecodes each : classes) {
                    declared.put(each.name(), each.bytecodes());
                }
            }
            for (int i = 0; i < classes.length; i++) {
                Class<?> loadedClass = loadClass(classes[i].name());
                defined.put(classes[i].name(), loadedClass);
                loaded[i] = true;
            }
        } catch (ClassNotFoundException | LinkageError | RuntimeException failed) {
            throw new ClassInstallException("load: " + failed, loaded);
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        synchronized (declared) {
            for (ClassBytecodes each : classes) {
                declared.put(each.name(), each.bytecodes());
            }
        }
    }

    /** The parent has all there is. */
    @Override
    public void addToClasspath(String path) {}

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> known = defined.get(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = declared(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] rewritten = Rewriter.rewrite(bytes, bench, kinds);
        return defineClass(name, rewritten, 0, rewritten.length);
    }

    /** What the variables of snippets hold: JShell keeps each as a static field of a class of its own. */
    Collection<Object> variables() {
        List<Object> values = new ArrayList<>();
        for (Class<?> each : List.copyOf(defined.values())) {
            if (each.getName().startsWith(WRAPPERS) && each.getDeclaringClass() == null) {
                for (Field field : each.getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers())
                            && !field.getType().isPrimitive()) {
                        add(field, values);
                    }
                }
            }
        }
        return values;
    }

    private static void add(Field variable, List<Object> values) {
        try {
            Object value = variable.trySetAccessible() ? variable.get(null) : null;
            if (value != null) {
                values.add(value);
            }
        } catch (IllegalAccessException | LinkageError notOne) {
            // A helper of JShell's own.
        }
    }

    private byte @Nullable [] declared(String name) {
        synchronized (declared) {
            return declared.get(name);
        }
    }
}
