package dev.homeport.code;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** As {@link Reflected}, for method handles. Public for rewritten snippets alone. */
public final class Handled {
    private Handled() {}

    /** Lookup.findConstructor. */
    public static MethodHandle findConstructor(Lookup lookup, Class<?> type, MethodType takes)
            throws ReflectiveOperationException {
        Class<?> ours = Reflected.ours(type);
        return ours == type
                ? lookup.findConstructor(type, takes)
                : MethodHandles.publicLookup().findConstructor(ours, takes).asType(takes.changeReturnType(type));
    }

    /** Lookup.findStatic. */
    public static MethodHandle findStatic(Lookup lookup, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException {
        MethodHandle theirs = lookup.findStatic(owner, name, type);
        return ours(theirs, Reflected.detour(true, owner, name, type));
    }

    /** Lookup.findVirtual. */
    public static MethodHandle findVirtual(Lookup lookup, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException {
        MethodHandle theirs = lookup.findVirtual(owner, name, type);
        return ours(theirs, Reflected.detour(false, owner, name, type));
    }

    /** Lookup.bind. */
    public static MethodHandle bind(Lookup lookup, Object receiver, String name, MethodType type)
            throws ReflectiveOperationException {
        MethodHandle theirs = lookup.bind(receiver, name, type);
        Method ours = Reflected.detour(false, receiver.getClass(), name, type);
        return ours == null
                ? theirs
                : MethodHandles.publicLookup().unreflect(ours).bindTo(receiver).asType(theirs.type());
    }

    /** Lookup.unreflect. */
    public static MethodHandle unreflect(Lookup lookup, Method method) throws ReflectiveOperationException {
        MethodHandle theirs = lookup.unreflect(method);
        return ours(
                theirs,
                Reflected.detour(
                        Modifier.isStatic(method.getModifiers()),
                        method.getDeclaringClass(),
                        method.getName(),
                        MethodType.methodType(method.getReturnType(), method.getParameterTypes())));
    }

    /** Lookup.unreflectConstructor. */
    public static MethodHandle unreflectConstructor(Lookup lookup, Constructor<?> constructor)
            throws ReflectiveOperationException {
        Constructor<?> ours = Reflected.ours(constructor);
        MethodHandle found = lookup.unreflectConstructor(ours);
        return found.asType(found.type().changeReturnType(constructor.getDeclaringClass()));
    }

    /** Lookup.defineClass. */
    public static Class<?> defineClass(Lookup lookup, byte[] bytes) throws IllegalAccessException {
        return lookup.defineClass(rewritten(bytes));
    }

    /** Lookup.defineHiddenClass. */
    public static Lookup defineHiddenClass(
            Lookup lookup, byte[] bytes, boolean initialize, Lookup.ClassOption... options)
            throws IllegalAccessException {
        return lookup.defineHiddenClass(rewritten(bytes), initialize, options);
    }

    /** Lookup.defineHiddenClassWithClassData. */
    public static Lookup defineHiddenClassWithClassData(
            Lookup lookup, byte[] bytes, Object data, boolean initialize, Lookup.ClassOption... options)
            throws IllegalAccessException {
        return lookup.defineHiddenClassWithClassData(rewritten(bytes), data, initialize, options);
    }

    private static byte[] rewritten(byte[] bytes) {
        return Hooks.rewritten(bytes, 0, bytes.length, Benches.ofCaller().number());
    }

    private static MethodHandle ours(MethodHandle theirs, @Nullable Method ours) throws IllegalAccessException {
        return ours == null
                ? theirs
                : MethodHandles.publicLookup().unreflect(ours).asFixedArity().asType(theirs.type());
    }
}
