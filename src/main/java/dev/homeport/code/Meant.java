package dev.homeport.code;

import dev.homeport.words.Nearest;
import java.util.List;
import java.util.Optional;
import jdk.jshell.Diag;
import jdk.jshell.SourceCodeAnalysis;

/** What a name that the compiler cannot find may have been meant to be. */
final class Meant {
    private final SourceCodeAnalysis analysis;

    Meant(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** The nearest name that could stand there, if one is a slip away; nothing where it is no name that is wrong. */
    Optional<String> instead(Diag diag, String source) {
        // In a.b it takes an unknown a for a package.
        boolean noPackage = diag.getCode().equals("compiler.err.doesnt.exist");
        if (!noPackage && !diag.getCode().startsWith("compiler.err.cant.resolve")) {
            return Optional.empty();
        }
        long place = noPackage ? diag.getStartPosition() : diag.getPosition();
        int from = (int) Math.max(0, Math.min(place, source.length()));
        // Of a.b the compiler gives the place of the dot.
        while (from < source.length() && !Character.isJavaIdentifierStart(source.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < source.length() && Character.isJavaIdentifierPart(source.charAt(to))) {
            to++;
        }
        List<String> names = analysis.completionSuggestions(source.substring(0, from), from, new int[1]).stream()
                .map(each -> name(each.continuation()))
                .toList();
        return Nearest.to(source.substring(from, to), names).stream().findFirst();
    }

    /** Of a method the analysis gives {@code accept(}. */
    private static String name(String continuation) {
        int end = 0;
        while (end < continuation.length() && Character.isJavaIdentifierPart(continuation.charAt(end))) {
            end++;
        }
        return continuation.substring(0, end);
    }
}
