package dev.homeport.code;

import dev.homeport.lab.LabException;
import dev.homeport.net.Trouble;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import org.jspecify.annotations.Nullable;

/** What was thrown, in one line, with the next move where the lab knows one. */
final class Explained {
    /** What JShell puts before the name of a variable: {@code REPL.$JShell$22.} */
    private static final String SNIPPET_CLASS = "REPL\\.\\$JShell\\$\\w+\\.";

    private Explained() {}

    /** @param original the exception itself; null where only JShell's copy of it is known */
    static LabException of(@Nullable Throwable original, JShellException copy) {
        String type = copy instanceof EvalException eval
                ? eval.getExceptionClassName()
                : copy.getClass().getName();
        String message = copy.getMessage();
        String what = type.substring(type.lastIndexOf('.') + 1)
                + (message == null || message.isBlank()
                        ? ""
                        : ": " + message.lines().findFirst().orElse("").replaceAll(SNIPPET_CLASS, ""));
        for (Throwable each = original; each != null; each = each.getCause()) {
            if (each instanceof LabException lab) {
                return new LabException(lab.trouble(), what, lab.next());
            }
        }
        return new LabException(Trouble.OTHER, what, "what was opened before is still open; `sockets` shows it");
    }
}
