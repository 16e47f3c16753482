package dev.homeport.render;

/**
 * What lines may be made of.
 *
 * @param width columns, at least 20; lines are never wider, but for an unbreakable word
 * @param unicode whether marks and rules beyond ASCII may be used
 */
public record Layout(int width, boolean unicode) {
    public static final Layout PLAIN_80 = new Layout(80, false);
}
