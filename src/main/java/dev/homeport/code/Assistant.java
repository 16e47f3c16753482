package dev.homeport.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** What the compiler knows of source that is still being typed. */
final class Assistant {
    private static final int MOST_SUGGESTIONS = 100;
    private static final int MOST_DOCUMENTED = 8;
    private static final int MOST_OF_TEXT = 600;
    private static final Pattern TAGS = Pattern.compile("</?[a-zA-Z][^>]*>|\\{@\\w+\\s*|}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final SourceCodeAnalysis analysis;

    Assistant(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** Whether more of it could be wanted: false while a brace, a string or a comment is open. */
    boolean isWhole(String source) {
        String rest = source;
        while (!rest.isBlank()) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            Completeness is = info.completeness();
            if (is == Completeness.DEFINITELY_INCOMPLETE || is == Completeness.CONSIDERED_INCOMPLETE) {
                return false;
            }
            if (!is.isComplete()) {
                // Wrong already; the compiler says where.
                return true;
            }
            rest = info.remaining();
        }
        return true;
    }

    /** Where the word begins that could be completed, and to what.  */
    JavaPrompt.Completions completions(String source, int cursor) {
        int[] anchor = {cursor};
        List<Suggestion> found = analysis.completionSuggestions(source, cursor, anchor);
        boolean nothingTyped =
                anchor[0] >= cursor || source.substring(anchor[0], cursor).isBlank();
        // With nothing typed nearly every class would do: then only what has the type that is wanted, or a member.
        boolean onlyFitting =
                nothingTyped && !source.substring(0, cursor).stripTrailing().endsWith(".");
        Map<String, Boolean> texts = new LinkedHashMap<>();
        for (Suggestion each : found) {
            boolean known = !each.continuation().startsWith("$");
            if (known && (!onlyFitting || each.matchesType()) && texts.size() < MOST_SUGGESTIONS) {
                texts.put(each.continuation(), true);
            }
        }
        return new JavaPrompt.Completions(Math.min(anchor[0], cursor), List.copyOf(texts.keySet()));
    }

    /**
     * What stands at the cursor, or what is called there: signatures; a sentence of ours, or the JDK's own where
     * it comes with its source, or where to read them.
     */
    List<String> documentation(String source, int cursor) {
        List<Documentation> found = analysis.documentation(source, cursor, true);
        int open = source.lastIndexOf('(', Math.max(0, cursor - 1));
        if (found.isEmpty() && open >= 0) {
            found = analysis.documentation(source.substring(0, open + 1), open + 1, true);
        }
        List<String> lines = new ArrayList<>();
        Set<String> pages = new LinkedHashSet<>();
        for (Documentation each : found.stream().limit(MOST_DOCUMENTED).toList()) {
            lines.add(each.signature());
            String javadoc = each.javadoc();
            String own = OwnWords.of(each.signature());
            String page = JdkPages.of(each.signature());
            if (own != null) {
                lines.add("    " + own);
            } else if (javadoc != null) {
                lines.add("    " + plain(javadoc));
            } else if (page != null) {
                pages.add(page);
            }
        }
        if (found.size() > MOST_DOCUMENTED) {
            lines.add("and " + (found.size() - MOST_DOCUMENTED) + " more");
        }
        if (!pages.isEmpty()) {
            lines.add("what they do:");
            lines.addAll(pages);
        }
        return lines;
    }

    private static String plain(String javadoc) {
        int tags = javadoc.indexOf("\n @");
        String text = tags < 0 ? javadoc : javadoc.substring(0, tags);
        String one = BLANKS.matcher(TAGS.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return one.length() <= MOST_OF_TEXT ? one : one.substring(0, MOST_OF_TEXT) + "…";
    }
}
