package dev.homeport.code;

import dev.homeport.lab.LabException;
import dev.homeport.net.Trouble;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import org.jspecify.annotations.Nullable;

/** What was thrown, in one line, with the next move where the lab knows one. */
final class Explained {
    /** What JShell puts before the name of a variable, {@code REPL.$JShell$22.}, or of a class: {@code REPL.$JShell$22$}. */
    private static final String SNIPPET_CLASS = "REPL\\.\\$JShell\\$\\w+[.$]";

    private Explained() {}

    /** @param original the exception itself; null where only JShell's copy of it is known */
    static LabException of(@Nullable Throwable original, JShellException copy) {
        String type = copy instanceof EvalException eval
                ? eval.getExceptionClassName()
                : copy.getClass().getName();
        String what = named(type, copy.getMessage()) + causeOf(original);
        for (Throwable each = original; each != null; each = each.getCause()) {
            if (each instanceof LabException lab) {
                return new LabException(lab.trouble(), what, lab.next());
            }
        }
        return new LabException(Trouble.OTHER, what, "what was opened before is still open; `sockets` shows it");
    }

    /** The class without its package, and the first line of the message. */
    private static String named(String type, @Nullable String message) {
        String ours = type.replaceAll(SNIPPET_CLASS, "");
        return ours.substring(ours.lastIndexOf('.') + 1)
                + (message == null || message.isBlank()
                        ? ""
                        : ": " + message.lines().findFirst().orElse("").replaceAll(SNIPPET_CLASS, ""));
    }

    /** Where it says something that the exception itself does not; the lab's reason is told apart. */
    private static String causeOf(@Nullable Throwable original) {
        Throwable cause = original == null ? null : original.getCause();
        if (original == null || cause == null || cause instanceof LabException) {
            return "";
        }
        String message = String.valueOf(cause.getMessage());
        boolean saysMore = cause.getMessage() != null
                && !message.isBlank()
                && !String.valueOf(original.getMessage()).contains(message);
        return saysMore ? ", caused by " + named(cause.getClass().getName(), message) : "";
    }
}
