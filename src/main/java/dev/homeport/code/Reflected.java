package dev.homeport.code;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** What reflection finds, as if it had been written: what rewritten snippets ask before they call it. Public for them alone. */
public final class Reflected {
    static final Kinds KINDS = new Kinds(name -> null);

    private Reflected() {}

    /** What Method.invoke is to call. */
    public static final class Call {
        private final Method method;
        private final @Nullable Object target;
        private final @Nullable Object @Nullable [] arguments;

        Call(Method method, @Nullable Object target, @Nullable Object @Nullable [] arguments) {
            this.method = method;
            this.target = target;
            this.arguments = arguments;
        }

        public Method method() {
            return method;
        }

        /** Null for a static method. */
        public @Nullable Object target() {
            return target;
        }

        /** As they were given: not copied, as Java does not. */
        public @Nullable Object @Nullable [] arguments() {
            return arguments;
        }
    }

    /** Method.invoke. */
    public static Call ours(Method method, @Nullable Object target, @Nullable Object @Nullable [] arguments)
            throws ReflectiveOperationException {
        Method ours = detour(method);
        if (ours == null || Modifier.isStatic(method.getModifiers())) {
            return new Call(ours == null ? method : ours, target, arguments);
        }
        @Nullable Object[] given = arguments == null ? new @Nullable Object[0] : arguments;
        if (!method.getDeclaringClass().isInstance(target) || given.length != method.getParameterCount()) {
            // Java has its own words for that.
            return new Call(method, target, arguments);
        }
        @Nullable Object[] all = new @Nullable Object[given.length + 1];
        all[0] = target;
        System.arraycopy(given, 0, all, 1, given.length);
        return new Call(ours, null, all);
    }

    /** Constructor.newInstance. */
    public static Constructor<?> ours(Constructor<?> constructor) throws ReflectiveOperationException {
        Class<?> type = constructor.getDeclaringClass();
        Class<?> ours = ours(type);
        return ours == type ? constructor : ours.getDeclaredConstructor(constructor.getParameterTypes());
    }

    /** Class.newInstance. */
    public static Class<?> ours(Class<?> type) throws ReflectiveOperationException {
        String name = internal(type);
        String ours = Rewriter.ours(name);
        return ours.equals(name) ? type : Class.forName(ours.replace('/', '.'));
    }

    private static @Nullable Method detour(Method method) throws ReflectiveOperationException {
        return detour(
                Modifier.isStatic(method.getModifiers()),
                method.getDeclaringClass(),
                method.getName(),
                MethodType.methodType(method.getReturnType(), method.getParameterTypes()));
    }

    /** The method of ours; null where the call is to stay what it is. */
    static @Nullable Method detour(boolean isStatic, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException {
        Detours.Detour detour = Detours.of(isStatic, internal(owner), name, type.toMethodDescriptorString(), KINDS);
        if (detour == null) {
            return SnippetLoader.isOfASnippet(owner) ? detourAbove(isStatic, owner, name, type) : null;
        }
        Class<?> home = Class.forName(detour.home().replace('/', '.'));
        return home.getMethod(
                name,
                MethodType.fromMethodDescriptorString(detour.descriptor(), home.getClassLoader())
                        .parameterArray());
    }

    /** The class file of a snippet's own class is nowhere to be read, so what it is asks the class itself. */
    private static @Nullable Method detourAbove(boolean isStatic, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException {
        Class<?> superclass = owner.getSuperclass();
        Method found = superclass == null ? null : detour(isStatic, superclass, name, type);
        for (Class<?> each : owner.getInterfaces()) {
            found = found == null ? detour(isStatic, each, name, type) : found;
        }
        return found;
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
