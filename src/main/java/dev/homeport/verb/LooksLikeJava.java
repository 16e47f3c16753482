package dev.homeport.verb;

/** Whether a line that is no verb's may have been meant for the Java prompt. */
final class LooksLikeJava {
    private LooksLikeJava() {}

    /** A call in it, or a {@code new} first, and an end such as Java's lines have. */
    static boolean test(String line) {
        String text = line.strip();
        boolean ends = text.endsWith(";") || text.endsWith(")") || text.endsWith("{");
        return ends && (text.indexOf('(') > 0 || text.startsWith("new "));
    }
}
