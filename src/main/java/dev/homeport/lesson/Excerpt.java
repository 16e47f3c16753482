package dev.homeport.lesson;

/**
 * The part of a source line that fits a narrow terminal, with its caret line. Takes each code point for one column wide,
 * which is a shortcut: below wide characters the caret stands too far left.
 */
record Excerpt(int number, String text, int column, int length) {
    private static final int WIDTH = 100;
    private static final int BEFORE = 30;

    static Excerpt of(Problem problem) {
        int[] line = problem.source().codePoints().toArray();
        int column = Math.min(problem.column() - 1, line.length);
        int from = line.length <= WIDTH ? 0 : Math.max(0, Math.min(column - BEFORE, line.length - WIDTH));
        int to = Math.min(line.length, from + WIDTH);
        String text = (from > 0 ? "…" : "") + new String(line, from, to - from) + (to < line.length ? "…" : "");
        int shift = from > 0 ? 1 : 0;
        int length = Math.max(1, Math.min(problem.length(), to - column));
        return new Excerpt(problem.line(), text.stripTrailing(), column - from + shift, length);
    }

    void appendTo(StringBuilder out) {
        String label = Integer.toString(number);
        out.append('\n').append(" ".repeat(Math.max(0, 5 - label.length()))).append(label);
        out.append(" | ").append(text).append('\n');
        out.append(" ".repeat(Math.max(5, label.length()))).append(" | ");
        out.append(" ".repeat(column)).append("^".repeat(length));
    }
}
