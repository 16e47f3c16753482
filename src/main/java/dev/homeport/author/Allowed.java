package dev.homeport.author;

/**
 * What the person who verifies lets a lesson's own code do: it can do whatever a program of theirs can.
 *
 * @param java whether {@code solution java} is run
 * @param sh whether {@code solution sh} is run
 */
public record Allowed(boolean java, boolean sh) {
    public static final Allowed NO_CODE = new Allowed(false, false);
    public static final Allowed ALL_CODE = new Allowed(true, true);

    /** The options that allow it. */
    public static final String SH_OPTION = "--allow-sh";

    public static final String JAVA_OPTION = "--allow-java";
}
