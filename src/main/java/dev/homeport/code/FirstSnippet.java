package dev.homeport.code;

import java.util.Set;
import java.util.function.Function;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Where the first snippet of several ends. */
final class FirstSnippet {
    /** Words with which a line goes on what the line before has begun. */
    private static final Set<String> GOING_ON =
            Set.of("else", "catch", "finally", "while", "instanceof", "extends", "implements", "throws", "permits");

    private final Function<String, CompletionInfo> analysis;

    /** @param analysis the compiler's */
    FirstSnippet(Function<String, CompletionInfo> analysis) {
        this.analysis = analysis;
    }

    /** The first snippet. A line end stands for a missing semicolon where a statement could end and a word begins another. */
    CompletionInfo of(String source) {
        int depth = 0;
        for (int at = 0; at < source.length(); ) {
            int end = JavaTokens.end(source, at);
            char c = source.charAt(at);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            // Within brackets nothing ends, so a long class is not analysed anew for each of its lines.
            if (c == '\n' && depth <= 0) {
                CompletionInfo lines = analysis.apply(source.substring(0, at));
                String after = source.substring(at).strip();
                if (lacksSemicolon(lines, source.substring(0, at)) && beginsStatement(after)) {
                    return new UpToLineEnd(lines, after);
                }
                if (lines.completeness() == Completeness.COMPLETE) {
                    break;
                }
            }
            at = end;
        }
        return analysis.apply(source);
    }

    /** An expression is complete without one, and the next line would be taken for more of it. */
    private static boolean lacksSemicolon(CompletionInfo lines, String text) {
        return lines.completeness() == Completeness.COMPLETE_WITH_SEMI
                || (lines.completeness() == Completeness.COMPLETE
                        && lines.remaining().isBlank()
                        && endsOpen(text));
    }

    private static boolean endsOpen(String text) {
        String line = text.stripTrailing();
        return line.endsWith(")") || line.endsWith("++") || line.endsWith("--");
    }

    private static boolean beginsStatement(String text) {
        int end = 0;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end > 0 && !GOING_ON.contains(text.substring(0, end));
    }

    private record UpToLineEnd(CompletionInfo lines, String remaining) implements CompletionInfo {
        @Override
        public Completeness completeness() {
            return lines.completeness();
        }

        @Override
        public String source() {
            return lines.source();
        }
    }
}
