package dev.homeport.code;

import dev.homeport.lab.LabException;
import dev.homeport.net.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** What the learner is told of a snippet that the compiler refused, or that threw: the place in its source, and no insides of the JDK. */
final class Mistakes {
    private final JShell shell;
    private final Meant meant;

    Mistakes(JShell shell) {
        this.shell = shell;
        this.meant = new Meant(shell.sourceCodeAnalysis());
    }

    LabException stumbled(Snippet snippet, JavaScreen screen) {
        Optional<Diag> error = shell.diagnostics(snippet).filter(Diag::isError).findFirst();
        if (error.isEmpty()) {
            return new LabException(Trouble.BAD_INPUT, "this is no Java that can be run", "try it in smaller parts");
        }
        Diag diag = error.get();
        String source = snippet.source();
        int at = (int) Math.max(0, Math.min(diag.getPosition(), source.length()));
        int from = (int) Math.max(0, Math.min(diag.getStartPosition(), at));
        int lineStart = source.lastIndexOf('\n', Math.max(0, from - 1)) + 1;
        int lineEnd = source.indexOf('\n', from);
        String line = source.substring(lineStart, lineEnd < 0 ? source.length() : lineEnd);
        int column = Math.min(from - lineStart, line.length());
        int length = (int) Math.min(diag.getEndPosition() - from, line.length() - column);
        screen.stumbled(line, column, Math.max(1, length));
        return new LabException(Trouble.BAD_INPUT, message(diag), next(diag, source));
    }

    private String next(Diag diag, String source) {
        if (diag.getCode().equals("compiler.err.ref.ambiguous")) {
            return "import the one that you mean by its whole name, or write that name there";
        }
        return meant.instead(diag, source)
                .map(name -> "did you mean " + name + "?")
                .orElse("mend it at the mark, and run it again");
    }

    /** The compiler's message in one line, without the place, which is a class of JShell's own. */
    private static String message(Diag diag) {
        List<String> parts = new ArrayList<>();
        for (String line : diag.getMessage(Locale.ROOT).split("\n")) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("location:")) {
                parts.add(text.startsWith("symbol:") ? text.substring(7).strip() : text);
            }
        }
        return String.join(": ", parts);
    }

    /** @param cause what the snippet itself threw */
    LabException failed(JShellException thrown, @Nullable Throwable cause, JavaScreen screen) {
        if (thrown instanceof UnresolvedReferenceException unresolved) {
            return new LabException(
                    Trouble.BAD_INPUT,
                    nameOf(unresolved.getSnippet()) + " cannot be used yet: it needs " + needs(unresolved.getSnippet()),
                    "declare that, then call it again");
        }
        screen.came(frames(thrown));
        return Explained.of(cause, thrown);
    }

    /** What the declaration needs and is not there: {@code class A and method b()}. */
    String needs(Snippet snippet) {
        List<String> missing = snippet instanceof DeclarationSnippet declared
                ? shell.unresolvedDependencies(declared).sorted().toList()
                : List.of();
        return missing.isEmpty() ? "what is not declared" : String.join(" and ", missing);
    }

    /** Only the learner's own lines: the rest is the JDK's and this program's. */
    private List<String> frames(JShellException thrown) {
        Map<String, Snippet> byId = new HashMap<>();
        shell.snippets().forEach(s -> byId.put("#" + s.id(), s));
        List<String> lines = new ArrayList<>();
        for (StackTraceElement each : thrown.getStackTrace()) {
            Snippet snippet = byId.get(String.valueOf(each.getFileName()));
            if (snippet != null) {
                List<String> source = snippet.source().lines().toList();
                int number = each.getLineNumber();
                boolean known = number >= 1 && number <= source.size();
                lines.add(
                        known
                                ? source.get(number - 1).strip()
                                : snippet.source().strip());
            }
        }
        return lines;
    }

    static String nameOf(Snippet snippet) {
        if (snippet instanceof MethodSnippet method) {
            return "method " + method.name() + "(" + method.parameterTypes() + ")";
        }
        if (snippet instanceof VarSnippet variable) {
            return "variable " + variable.name();
        }
        return snippet instanceof TypeDeclSnippet type ? "type " + type.name() : "it";
    }
}
