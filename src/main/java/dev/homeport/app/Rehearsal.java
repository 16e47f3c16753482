package dev.homeport.app;

import dev.homeport.lesson.LessonFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the build runs once to make the class data archive from which the launcher starts sooner: a first start, a start back
 * into a lesson, and the verbs that a learner meets first. State goes where {@code HOMEPORT_STATE} says.
 */
public final class Rehearsal {
    private static final String FIRST_VERBS = """
            help
            lessons
            listen 0 as web
            connect web as client
            accept web as peer
            send client "hello\\n"
            recv peer
            who web
            sockets
            wire
            echo 0 as parrot
            serve 0 as site
            route GET /hello "hi"
            http GET http://127.0.0.1:${site.port}/hello
            check
            quit
            """;

    private Rehearsal() {}

    /** @param args the folder of lessons, and a lesson's id */
    public static void main(String[] args) throws IOException, Invocation.UsageException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        LessonFolder lessons = LessonFolder.of(Path.of(args[0]));
        Playground playground = new Playground(Invocation.parse(), lessons, nowhere);
        playground.rehearse(FIRST_VERBS, Optional.empty());
        playground.rehearse("check\nquit\n", Optional.of(args[1]));
        // Not a return: a library's forgotten thread must not keep the build waiting.
        System.exit(ExitCode.PASSED.number());
    }
}
