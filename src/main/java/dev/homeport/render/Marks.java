package dev.homeport.render;

/** The signs that stand before a line. A word always says the same, so none carries meaning alone. */
record Marks(
        String pass,
        String wrong,
        String notYet,
        String outward,
        String inward,
        String bullet,
        String between,
        String rule) {
    private static final Marks UNICODE = new Marks("✓", "✗", "…", "→", "←", "•", "·", "─");
    private static final Marks ASCII = new Marks("ok", "x", "...", "->", "<-", "*", "-", "-");

    /** Before something that could not be seen, and before a warning: the same in ASCII. */
    static final String COULD_NOT_LOOK = "?";

    static final String WARNING = "!";

    static Marks of(Layout layout) {
        return layout.unicode() ? UNICODE : ASCII;
    }
}
