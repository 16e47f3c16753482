package dev.homeport.lab;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Starts a server's threads: virtual ones where the JVM has them (21 and newer, JEP 444), else daemon ones. */
final class ServerThreads {
    private static final @Nullable MethodHandle START_VIRTUAL = startVirtual();

    private ServerThreads() {}

    static boolean hasVirtual() {
        return START_VIRTUAL != null;
    }

    /** The usual kind. */
    static Thread start(String name, Runnable work) {
        return start(name, work, true);
    }

    /** @param virtual whether a virtual one will do */
    static Thread start(String name, Runnable work, boolean virtual) {
        Runnable named = () -> {
            Thread.currentThread().setName(name);
            work.run();
        };
        if (virtual && START_VIRTUAL != null) {
            try {
                return (Thread) START_VIRTUAL.invokeExact(named);
            } catch (Throwable unexpected) {
                throw new IllegalStateException("a virtual thread could not start", unexpected);
            }
        }
        Thread thread = new Thread(named, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static @Nullable MethodHandle startVirtual() {
        try {
            return MethodHandles.publicLookup()
                    .findStatic(
                            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
        } catch (NoSuchMethodException | IllegalAccessException older) {
            return null;
        }
    }
}
