package dev.homeport.code;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.Trouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Java for one lab. What a learner's source opens is the lab's; what it declares stays until this is closed. One thread at a
 * time may run source.
 */
public final class JavaPrompt implements AutoCloseable {
    /** A source of more characters is refused. */
    public static final int MOST_SOURCE = 64 << 10;

    private final Lab lab;
    private @Nullable Snippets snippets;
    private boolean closed;
    private String last = "";

    private JavaPrompt(Lab lab) {
        this.lab = lab;
    }

    private static final Map<Lab, JavaPrompt> ALL = new WeakHashMap<>();

    /** The one of the lab. Costs nothing: the compiler is loaded by the first source. The lab's closing ends it. */
    public static JavaPrompt of(Lab lab) {
        synchronized (ALL) {
            JavaPrompt known = ALL.get(lab);
            if (known == null) {
                known = new JavaPrompt(lab);
                ALL.put(lab, known);
                lab.beforeClosing(known::close);
            }
            return known;
        }
    }

    /** The source that ran last; empty before the first. */
    public synchronized String last() {
        return last;
    }

    /** The source of the variable, method or type with the name that was declared last. */
    public synchronized Optional<String> sourceOf(String name) {
        return snippets == null ? Optional.empty() : snippets.sourceOf(name);
    }

    /** Whether this Java comes with a compiler. */
    public static boolean works() {
        return ModuleLayer.boot().findModule("jdk.jshell").isPresent();
    }

    /**
     * Runs source, snippet after snippet, and ends with the first that fails.
     *
     * @param act its deadline holds for each snippet, its cancellation for all
     * @throws LabException BAD_INPUT where it does not compile, CANCELLED, TIMED_OUT, COULD_NOT_LOOK without a JDK; where an
     *     exception was thrown the trouble that the lab knows, or OTHER
     */
    public void run(String source, Act act, JavaScreen screen) throws LabException {
        if (source.length() > MOST_SOURCE) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    "this is longer than the " + (MOST_SOURCE >> 10) + " KiB that a snippet can have",
                    "run it in parts");
        }
        synchronized (this) {
            last = source;
        }
        warm(screen).run(source, act, screen);
    }

    /** Loads the compiler, if that has not been done. */
    public synchronized void warmUp(JavaScreen screen) throws LabException {
        warm(screen);
    }

    /**
     * How the word at the cursor could go on.
     *
     * @param anchor where the word begins
     * @param texts what could stand instead of what is typed from there
     */
    public record Completions(int anchor, List<String> texts) {
        public Completions {
            texts = List.copyOf(texts);
        }
    }

    /** Whether Enter should run it. False while a brace, a string or a comment is open. */
    public boolean isWhole(String source) {
        Assistant known = assistant();
        return known == null || known.isWhole(source);
    }

    /** Not while source runs. */
    public Completions completions(String source, int cursor) {
        Assistant known = assistant();
        return known == null ? new Completions(cursor, List.of()) : known.completions(source, cursor);
    }

    /** What is known of what stands at the cursor, line by line; empty where that is nothing. Not while source runs. */
    public List<String> documentation(String source, int cursor) {
        Assistant known = assistant();
        return known == null ? List.of() : known.documentation(source, cursor);
    }

    private synchronized @Nullable Assistant assistant() {
        return snippets == null || closed ? null : snippets.assistant();
    }

    private synchronized Snippets warm(JavaScreen screen) throws LabException {
        if (closed) {
            throw new LabException(Trouble.CLOSED, "the Java prompt is closed", "start the program again");
        }
        Snippets known = snippets;
        if (known == null) {
            if (!works()) {
                throw new LabException(
                        Trouble.COULD_NOT_LOOK,
                        "`java` needs a JDK: this Java comes without a compiler",
                        "install a JDK, 17 or newer, and set JAVA_HOME to it; everything else works without");
            }
            screen.remark("Java is warming up: the first time takes a second or two.");
            known = new Snippets(new Bench(lab));
            snippets = known;
        }
        return known;
    }

    /** Stops what runs, and ends every thread that snippets have started when it next asks. */
    @Override
    public void close() {
        Snippets warm;
        synchronized (this) {
            closed = true;
            warm = snippets;
        }
        synchronized (ALL) {
            ALL.remove(lab);
        }
        if (warm != null) {
            warm.close();
        }
    }
}
