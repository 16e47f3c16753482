package dev.homeport;

/**
 * The jar's entry point. It is compiled for Java 8 and names no other class of the program, so that a JVM that is too old
 * prints one clear line instead of {@code UnsupportedClassVersionError}.
 */
public final class Launch {
    private static final int OLDEST = 17;

    private Launch() {}

    /** Starts the program, or ends with exit code 3 on a JVM older than 17. */
    public static void main(String[] args) throws Exception {
        String refusal = refusal(System.getProperty("java.specification.version"));
        if (!refusal.isEmpty()) {
            System.err.println(refusal);
            System.exit(3);
        }
        Class.forName("dev.homeport.app.Main").getMethod("main", String[].class).invoke(null, (Object) args);
    }

    /** The line for a JVM that is too old, or an empty one. */
    static String refusal(String version) {
        boolean old = version.startsWith("1.") || Integer.parseInt(version) < OLDEST;
        return old
                ? "homeport: this is Java " + version + "; Homeport runs on " + OLDEST + " or newer. "
                        + "Install a newer JDK, or set JAVA_HOME to one."
                : "";
    }
}
