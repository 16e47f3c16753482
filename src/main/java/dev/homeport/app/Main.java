package dev.homeport.app;

import dev.homeport.lesson.LessonFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.Security;
import java.util.Optional;

/** The program: its arguments, its wiring and its exit code. */
public final class Main {
    private static final String USAGE = """
            homeport                      the playground: lessons and free play
            homeport start [LESSON]       the same, in a lesson: the next one, this, or a draft: FILE.md
            homeport lessons [--json]     list the lessons and how far you are
            homeport run FILE [--json]    run the lines of a file, or of - for standard input
            homeport verify [PATH...]     prove lessons [--json] [--seed N]; their own code, Java and
                                          shell, only with --allow-sh, Java alone with --allow-java
            homeport doctor [--json]      see whether this machine has all that lessons need
            homeport help                 this page
            homeport version              the version

            --plain     no colours, no ghost text, no status line: for screen readers
            Exit codes  0 passed, 1 not passed, 2 wrong usage or an unreadable lesson,
                        3 could not look, read its input or write its output
            """;

    private Main() {}

    public static void main(String[] args) {
        // A name that changes in the hosts file is seen when it is asked for: a JVM keeps answers for 30 s, and
        // failures for 10.
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        // Not a return: a library's forgotten thread must not keep the program alive.
        System.exit(StandardStreams.outputIsClosed() ? closed("output", "nothing could be shown") : run(args));
    }

    /** Says which stream is closed; the exit code for that. */
    static int closed(String which, String so) {
        System.err.println("homeport: standard " + which + " is closed, so " + so);
        return ExitCode.INTERNAL.number();
    }

    private static int run(String... args) {
        StandardStreams streams = new StandardStreams();
        int code = run(streams.out(), args);
        Optional<String> unwritten = streams.failure();
        unwritten
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> System.err.println("homeport: the output could not be written: " + why));
        return unwritten.isPresent() ? ExitCode.INTERNAL.number() : code;
    }

    private static int run(PrintStream out, String... args) {
        try {
            return dispatch(Invocation.parse(args), out);
        } catch (Invocation.UsageException e) {
            System.err.println("homeport: " + e.getMessage());
            System.err.println("homeport help lists the commands");
            return ExitCode.USAGE.number();
        } catch (IOException e) {
            System.err.println("homeport: " + e.getMessage());
            return ExitCode.INTERNAL.number();
        } catch (InterruptedException e) {
            return ExitCode.INTERNAL.number();
        } catch (RuntimeException e) {
            System.err.println("homeport: a fault of its own: " + e);
            if (System.getenv("HOMEPORT_DEBUG") != null) {
                e.printStackTrace(System.err);
            }
            return ExitCode.INTERNAL.number();
        }
    }

    private static int dispatch(Invocation invocation, PrintStream out)
            throws IOException, InterruptedException, Invocation.UsageException {
        switch (invocation.command()) {
            case "help" -> out.print(USAGE);
            case "version" -> out.println("homeport " + version() + ", Java " + Runtime.version());
            case "verify" -> {
                return new VerifyCommand(invocation, lessons(), out, System.err)
                        .run(System.getenv().getOrDefault("PATH", ""))
                        .number();
            }
            default -> {
                return new Playground(invocation, lessons(), out).run();
            }
        }
        return ExitCode.PASSED.number();
    }

    private static LessonFolder lessons() {
        String folder = System.getenv().getOrDefault("HOMEPORT_LESSONS", "");
        return folder.isEmpty() ? LessonFolder.bundled() : LessonFolder.of(Path.of(folder));
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
