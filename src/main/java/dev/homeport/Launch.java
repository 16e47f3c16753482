package dev.homeport;

/**
 * The jar's entry point. It is compiled for Java 8 and names no other class of the program in its signature, so that a JVM
 * that is too old prints one clear line instead of {@code UnsupportedClassVersionError}.
 */
public final class Launch {
    private Launch() {}

    /** Starts the program, or ends with exit code 3 on a JVM older than 17. */
    public static void main(String[] args) throws Exception {
        String version = System.getProperty("java.specification.version");
        if (version.startsWith("1.") || Integer.parseInt(version) < 17) {
            System.err.println("homeport: this is Java " + version + "; Homeport runs on 17 or newer. "
                    + "Install a newer JDK, or set JAVA_HOME to one.");
            System.exit(3);
        }
        Class.forName("dev.homeport.app.Main").getMethod("main", String[].class).invoke(null, (Object) args);
    }
}
