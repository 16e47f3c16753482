package dev.homeport.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the documentation of the JDK's types stands, for a JDK that comes without its source. */
final class JdkPages {
    private static final List<String> PACKAGES = List.of(
            "java.lang.",
            "java.io.",
            "java.net.",
            "java.net.http.",
            "java.nio.",
            "java.nio.channels.",
            "java.nio.charset.",
            "java.nio.file.",
            "java.time.",
            "java.util.",
            "java.util.concurrent.",
            "java.util.function.",
            "java.util.stream.",
            "javax.net.",
            "javax.net.ssl.",
            "com.sun.net.httpserver.");

    private JdkPages() {}

    /** {@code Socket.getPort} of {@code int Socket.getPort()}; {@code Socket} of a constructor; empty where nothing is called. */
    static String calledIn(String signature) {
        int open = signature.indexOf('(');
        String before = open < 0 ? "" : signature.substring(0, open);
        return before.substring(before.lastIndexOf(' ') + 1);
    }

    /** The page of the type that a signature belongs to; null where that is no type of the JDK's. */
    static @Nullable String of(String signature) {
        String called = calledIn(signature);
        int dot = called.lastIndexOf('.');
        boolean constructs = !called.isEmpty() && Character.isUpperCase(called.charAt(dot + 1));
        String type = constructs || dot < 0 ? called : called.substring(0, dot);
        if (type.isEmpty() || !Character.isUpperCase(type.charAt(0))) {
            return null;
        }
        for (String each : PACKAGES) {
            Class<?> found = find(each + type.replace('.', '$'));
            if (found != null) {
                return "https://docs.oracle.com/en/java/javase/"
                        + Runtime.version().feature() + "/docs/api/"
                        + found.getModule().getName() + "/" + each.replace('.', '/') + type + ".html";
            }
        }
        return null;
    }

    private static @Nullable Class<?> find(String name) {
        try {
            return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException | LinkageError another) {
            return null;
        }
    }
}
