package dev.homeport.render;

/**
 * What lines may be made of.
 *
 * @param width terminal columns, at least 20 (less is taken as 20); lines are never wider
 * @param unicode whether marks and rules beyond ASCII may be used
 * @param colour whether tones will be seen; where they are not, code keeps its backticks
 * @param spoken whether a screen reader reads it: then pictures made of signs become sentences
 */
public record Layout(int width, boolean unicode, boolean colour, boolean spoken) {
    public static final Layout PLAIN_80 = new Layout(80, false);

    /** For a screen reader. */
    public static final Layout SPOKEN_80 = new Layout(80, false, false, true);

    private static final int NARROWEST = 20;
    private static final int ROOMY_FROM = 60;

    public Layout {
        width = Math.max(NARROWEST, width);
    }

    /** A layout for eyes. */
    public Layout(int width, boolean unicode, boolean colour) {
        this(width, unicode, colour, false);
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
