package dev.homeport.render;

/**
 * What lines may be made of.
 *
 * @param width terminal columns, at least 20 (less is taken as 20); lines are never wider
 * @param unicode whether marks and rules beyond ASCII may be used
 * @param colour whether tones will be seen; where they are not, code keeps its backticks
 */
public record Layout(int width, boolean unicode, boolean colour) {
    public static final Layout PLAIN_80 = new Layout(80, false);

    private static final int NARROWEST = 20;
    private static final int ROOMY_FROM = 60;

    public Layout {
        width = Math.max(NARROWEST, width);
    }

    /** A layout whose tones will not be seen. */
    public Layout(int width, boolean unicode) {
        this(width, unicode, false);
    }

    /** Whether there is room for indents that only please the eye. */
    boolean roomy() {
        return width >= ROOMY_FROM;
    }
}
