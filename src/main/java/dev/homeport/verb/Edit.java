package dev.homeport.verb;

import dev.homeport.code.JavaPrompt;
import dev.homeport.code.JavaScreen;
import dev.homeport.lab.LabException;
import dev.homeport.net.Trouble;
import dev.homeport.verb.VerbSpec.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code edit}: Java in the learner's own editor. */
final class Edit extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "edit",
            "code",
            "Write Java in your own editor, and run what you saved",
            List.of(Params.optional("NAME", Kind.WORD)),
            List.of(),
            "Opens the editor that VISUAL or EDITOR names, on the Java that ran last, or on the variable, method or type NAME;"
                    + " what is saved runs as with java. An editor with a window of its own must wait: EDITOR='code --wait'.",
            "edit",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        if (context.front().origin() != Front.Origin.TERMINAL) {
            throw new VerbException(
                    Trouble.PERMISSION, "an editor opens only for who sits at a terminal", "`java FILE` runs a file");
        }
        List<String> editor = editor(System.getenv());
        JavaPrompt java = JavaPrompt.of(context.lab());
        Optional<String> name = arguments.value("NAME");
        String before = name.isEmpty() ? java.last() : declared(java, name.get());
        String after = edited(editor, before, context);
        if (after.isBlank() || after.equals(before)) {
            context.out().accept(new Report.Done("nothing was changed, so nothing runs"));
            return;
        }
        JavaScreen screen = new JavaReports(context);
        java.run(after, Java.act(context), screen);
    }

    private static List<String> editor(Map<String, String> environment) throws VerbException {
        for (String each : List.of("VISUAL", "EDITOR")) {
            String value = environment.getOrDefault(each, "").strip();
            if (!value.isEmpty()) {
                return List.of(value.split("\\s+", -1));
            }
        }
        throw new VerbException(
                Trouble.COULD_NOT_LOOK,
                "neither VISUAL nor EDITOR names an editor",
                "leave, then for example `EDITOR=nano homeport`; here `java` alone edits several lines, too");
    }

    private static String declared(JavaPrompt java, String name) throws VerbException {
        return java.sourceOf(name)
                .orElseThrow(() -> VerbException.badInput(
                        "Java knows nothing named " + Shown.word(name), "`edit` alone opens what ran last"));
    }

    private static String edited(List<String> editor, String before, VerbContext context) throws VerbException {
        try {
            Path file = Files.createTempFile("homeport-", ".java");
            try {
                Files.writeString(file, before);
                List<String> command = new java.util.ArrayList<>(editor);
                command.add(file.toString());
                if (!context.front().runs(command)) {
                    throw new VerbException(
                            Trouble.OTHER,
                            "the editor " + Shown.word(editor.get(0)) + " could not be run, or ended with an error",
                            "VISUAL or EDITOR names it; `java` alone edits several lines, too");
                }
                return Java.text(file, "what was saved");
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new VerbException(
                    Trouble.OTHER, "no file could be made for the editor", "is the temporary folder full?", e);
        }
    }
}
