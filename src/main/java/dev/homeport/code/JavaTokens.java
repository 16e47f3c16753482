package dev.homeport.code;

/** Java's words, texts and comments, also of source that is not whole yet. */
public final class JavaTokens {
    private JavaTokens() {}

    /** Where the word, text, comment or other character ends that begins there. */
    public static int end(String source, int at) {
        char c = source.charAt(at);
        if (source.startsWith("//", at)) {
            return until(source, "\n", at);
        }
        if (source.startsWith("/*", at)) {
            return after(source, "*/", at + 2);
        }
        if (source.startsWith("\"\"\"", at)) {
            return after(source, "\"\"\"", at + 3);
        }
        if (c == '"' || c == '\'') {
            return afterQuote(source, at, c);
        }
        int end = at;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        return end > at ? end : at + Character.charCount(source.codePointAt(at));
    }

    private static int until(String source, String what, int from) {
        int found = source.indexOf(what, from);
        return found < 0 ? source.length() : found;
    }

    private static int after(String source, String what, int from) {
        int found = source.indexOf(what, from);
        return found < 0 ? source.length() : found + what.length();
    }

    private static int afterQuote(String source, int from, char quote) {
        int at = from + 1;
        while (at < source.length() && source.charAt(at) != quote && source.charAt(at) != '\n') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(source.length(), at + 1);
    }
}
