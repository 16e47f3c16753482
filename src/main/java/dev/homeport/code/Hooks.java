package dev.homeport.code;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What rewritten snippets call instead of what was written. Public for them alone. */
public final class Hooks {
    private Hooks() {}

    /** Stands at the beginning of each method and before each jump back. */
    public static void check(int bench) {
        Benches.get(bench).brake().check();
    }

    /** System.out. */
    public static PrintStream out(int bench) {
        return Benches.get(bench).printer().out();
    }

    /** System.err. */
    public static PrintStream err(int bench) {
        return Benches.get(bench).printer().err();
    }

    /** System.in: the keyboard belongs to the prompt. */
    public static InputStream in(int bench) {
        Benches.get(bench);
        return InputStream.nullInputStream();
    }

    /** What is left of System.exit: the program is the playground, too. */
    @SuppressWarnings("DoNotCallSuggester") // snippets call it
    public static void exit(int status) {
        throw new UnsupportedOperationException("System.exit(" + status
                + ") would end the playground, too; /exit leaves the Java prompt, and quit the playground");
    }

    /** Runtime.exit and Runtime.halt. */
    public static void exit(Runtime runtime, int status) {
        exit(status);
    }

    /** Throwable.printStackTrace. */
    public static void printStackTrace(Object thrown, int bench) {
        ByteArrayOutputStream trace = new ByteArrayOutputStream();
        ((Throwable) thrown).printStackTrace(new PrintStream(trace, true, StandardCharsets.UTF_8));
        err(bench).print(trace.toString(StandardCharsets.UTF_8));
    }

    /** What a loader of a snippet's own is about to define. */
    public static byte[] rewritten(byte[] bytes, int offset, int length, int bench) {
        return Rewriter.rewrite(Arrays.copyOfRange(bytes, offset, offset + length), bench, Reflected.KINDS);
    }
}
