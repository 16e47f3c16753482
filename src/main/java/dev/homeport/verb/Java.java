package dev.homeport.verb;

import dev.homeport.code.JavaPrompt;
import dev.homeport.code.JavaScreen;
import dev.homeport.code.Unguarded;
import dev.homeport.lab.Act;
import dev.homeport.lab.LabException;
import dev.homeport.net.Trouble;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Param;
import dev.homeport.words.Inert;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code java { new ServerSocket(0) }}: Java, on the lab's sockets. */
final class Java extends LabVerb {
    private static final Param CODE = new Param("FILE", Kind.CODE, false, true);

    /** For lines that come through a pipe: nobody is there to press Ctrl-C. */
    private static final Duration UNATTENDED = Duration.ofSeconds(60);

    private static final Duration ENDLESS = Duration.ofDays(365);

    private static final VerbSpec SPEC = new VerbSpec(
            "java",
            "code",
            "Write Java that uses the playground's sockets",
            List.of(CODE),
            List.of(),
            "Alone it opens a Java prompt (JShell): what is open here is a variable of its name there, and lab opens more. A"
                    + " ServerSocket or Socket made in Java is entered here under its variable's name, and closed with the rest;"
                    + " where no address is given it listens on 127.0.0.1 only. { CODE } runs Java in one line, FILE runs a file"
                    + " of snippets, at most 64 KiB. Ctrl-C stops what runs; without a terminal it may take 60s. A lesson runs"
                    + " no Java of its own. Needs a JDK. " + Unguarded.sentence(),
            "java { ServerSocket web = new ServerSocket(0) }",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        Front front = context.front();
        if (!front.runsJava()) {
            throw new VerbException(
                    Trouble.PERMISSION, "a lesson's own lines run no Java", "type it yourself, in free play or a step");
        }
        JavaPrompt open = JavaPrompt.of(context.lab());
        JavaScreen screen = new JavaReports(context);
        String text = arguments.value(CODE.name()).orElse("");
        if (text.isEmpty()) {
            if (front.origin() != Front.Origin.TERMINAL) {
                throw VerbException.badInput(
                        "the Java prompt needs a terminal",
                        "`java { CODE }` runs Java in one line, `java FILE` a file");
            }
            open.warmUp(screen);
            if (!front.opens(open)) {
                throw VerbException.badInput(
                        "this terminal has no Java prompt",
                        "`java { CODE }` runs Java in one line, `java FILE` a file");
            }
        } else {
            open.run(text.startsWith("{") ? inBraces(text) : file(text), act(context), screen);
        }
    }

    static Act act(VerbContext context) {
        Act act = context.act();
        Duration within = switch (context.front().origin()) {
            case TERMINAL -> ENDLESS;
            case PIPE -> UNATTENDED;
            case LESSON -> act.within();
        };
        return new Act(act.line(), within, act.cancellation());
    }

    private static String inBraces(String text) throws VerbException {
        if (!text.endsWith("}")) {
            throw VerbException.badInput(
                    "the brace { of `java` is never closed", "end the line with }, or type `java` alone for a prompt");
        }
        return text.substring(1, text.length() - 1).strip();
    }

    private static String file(String name) throws VerbException {
        try {
            Path path = Path.of(name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name);
            return text(path, Shown.word(name));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw VerbException.badInput(
                    "there is no file " + Shown.word(name),
                    "Java in the line itself stands in braces: `java { 1 + 1 }`");
        } catch (IOException e) {
            throw new VerbException(
                    Trouble.OTHER,
                    Shown.word(name) + " cannot be read: " + Inert.line(String.valueOf(e.getMessage())),
                    "look at its permissions",
                    e);
        }
    }

    /**
     * A whole file of Java.
     *
     * @param name for messages
     */
    static String text(Path path, String name) throws VerbException, IOException {
        if (Files.isDirectory(path)) {
            throw VerbException.badInput(name + " is a folder", "name a file of Java in it");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(JavaPrompt.MOST_SOURCE + 1);
        }
        if (bytes.length > JavaPrompt.MOST_SOURCE) {
            throw VerbException.badInput(
                    name + " is longer than " + (JavaPrompt.MOST_SOURCE >> 10) + " KiB", "run it in parts");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw VerbException.badInput(name + " is no text in UTF-8", "save it as UTF-8");
        }
    }
}
