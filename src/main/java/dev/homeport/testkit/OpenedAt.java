package dev.homeport.testkit;

import java.util.Set;

/** The line of a test that calls the kit: it names a leak later. */
final class OpenedAt {
    /** The kit's own classes that a call passes through. */
    private static final Set<Class<?>> KIT =
            Set.of(OpenedAt.class, Sockets.class, Listener.class, Connection.class, Datagrams.class);

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private OpenedAt() {}

    /** {@code EchoTest.java:31}; the class where its file is not known. */
    static String line() {
        return STACK.walk(frames -> frames.filter(frame -> !KIT.contains(frame.getDeclaringClass()))
                .findFirst()
                .map(OpenedAt::written)
                .orElse("a line that is not known"));
    }

    private static String written(StackWalker.StackFrame frame) {
        String file = frame.getFileName();
        return file == null ? frame.getClassName() : file + ":" + frame.getLineNumber();
    }
}
