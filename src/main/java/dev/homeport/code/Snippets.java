package dev.homeport.code;

import dev.homeport.lab.Act;
import dev.homeport.lab.LabException;
import dev.homeport.net.Trouble;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** JShell, with the lab's sockets. Loading this class loads the compiler. */
final class Snippets {
    private static final String[] IMPORTS = {
        "java.io.*",
        "java.net.*",
        "java.net.http.*",
        "java.nio.*",
        "java.nio.channels.*",
        "java.nio.charset.*",
        "java.nio.file.*",
        "java.time.*",
        "java.util.*",
        "java.util.concurrent.*",
        "java.util.function.*",
        "java.util.stream.*",
        "com.sun.net.httpserver.HttpServer",
        "io.javalin.Javalin",
        "dev.homeport.code.*"
    };

    private final Bench bench;
    private final Engine engine;
    private final JShell shell;
    private final FirstSnippet first;
    private final Assistant assistant;
    private final LabVariables variables;
    private final Naming naming;
    private final Lookout lookout;
    private final Mistakes mistakes;

    Snippets(Bench bench) {
        SocketFactories.set();
        this.bench = bench;
        SnippetLoader loader = new SnippetLoader(bench.number());
        this.engine = new Engine(bench, loader);
        this.shell =
                JShell.builder().executionEngine(new Here(engine), Map.of()).build();
        shell.addToClasspath(classPath());
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        this.first = new FirstSnippet(analysis::analyzeCompletion);
        this.assistant = new Assistant(analysis);
        this.naming = new Naming(shell, analysis);
        this.mistakes = new Mistakes(shell);
        for (String each : IMPORTS) {
            shell.eval("import " + each + ";");
        }
        this.variables = new LabVariables(bench, shell);
        this.lookout = new Lookout(bench, loader::variables);
    }

    void run(String source, Act act, JavaScreen screen) throws LabException {
        variables.refreshFor(source, screen);
        bench.printer().begins(screen);
        try {
            String rest = source.strip();
            while (!rest.isEmpty()) {
                CompletionInfo next = first.of(rest);
                if (next.completeness() == Completeness.EMPTY) {
                    return;
                }
                boolean whole = next.completeness().isComplete();
                String snippet = whole ? next.source() : rest;
                rest = whole ? next.remaining().strip() : "";
                one(snippet, act, screen);
            }
        } finally {
            bench.printer().ended(screen);
        }
    }

    private void one(String source, Act act, JavaScreen screen) throws LabException {
        String declared = naming.declared(source);
        bench.begins(source, naming.of(source, declared));
        engine.waitsWith(new Engine.Wait(
                screen,
                act.cancellation(),
                System.nanoTime() + Math.min(act.within().toNanos(), Long.MAX_VALUE / 2)));
        lookout.begins();
        List<SnippetEvent> events = shell.eval(source);
        lookout.snippetEnded();
        variables.declared(declared);
        refuseIfStopped(act);
        for (SnippetEvent each : events) {
            // The others tell of what was declared before and is compiled anew.
            if (each.causeSnippet() == null) {
                show(each, screen);
            }
        }
    }

    private void refuseIfStopped(Act act) throws LabException {
        switch (engine.ended()) {
            case BY_ITSELF -> {}
            case CANCELLED ->
                throw new LabException(Trouble.CANCELLED, "java was stopped", "what it had opened is still open");
            case TOO_SLOW ->
                throw new LabException(
                        Trouble.TIMED_OUT,
                        "java did not end within " + act.within().toSeconds() + " s and was stopped",
                        "what must go on can do so on a thread: new Thread(() -> …).start()");
            case LEFT_BEHIND ->
                throw new LabException(
                        Trouble.CANCELLED,
                        "java did not stop within a second and is left behind",
                        "what it had opened is still open; `sockets` shows it");
        }
    }

    private void show(SnippetEvent event, JavaScreen screen) throws LabException {
        Snippet snippet = event.snippet();
        if (event.status() == Status.REJECTED) {
            throw mistakes.stumbled(snippet, screen);
        }
        JShellException thrown = event.exception();
        if (thrown != null) {
            throw mistakes.failed(thrown, engine.thrown(), screen);
        }
        if (event.status() != Status.VALID) {
            screen.remark(Mistakes.nameOf(snippet) + " is declared; it can be used once this is, too: "
                    + mistakes.needs(snippet) + ".");
            return;
        }
        String value = event.value();
        switch (snippet.subKind()) {
            case VAR_DECLARATION_SUBKIND, VAR_DECLARATION_WITH_INITIALIZER_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND ->
                screen.value(((VarSnippet) snippet).name(), value == null ? "null" : value);
            case VAR_VALUE_SUBKIND, ASSIGNMENT_SUBKIND ->
                screen.value(((jdk.jshell.ExpressionSnippet) snippet).name(), value == null ? "null" : value);
            case METHOD_SUBKIND, CLASS_SUBKIND, INTERFACE_SUBKIND, ENUM_SUBKIND, RECORD_SUBKIND ->
                screen.remark(Mistakes.nameOf(snippet) + " is declared.");
            default -> {}
        }
    }

    private static String classPath() {
        List<String> parts = new ArrayList<>();
        CodeSource own = Snippets.class.getProtectionDomain().getCodeSource();
        try {
            if (own != null) {
                parts.add(Path.of(own.getLocation().toURI()).toString());
            }
        } catch (URISyntaxException unusual) {
            // Then the class path has to do.
        }
        parts.add(System.getProperty("java.class.path"));
        return String.join(File.pathSeparator, parts);
    }

    Optional<String> sourceOf(String name) {
        return shell.snippets()
                .filter(s -> shell.status(s).isActive())
                .filter(s -> s instanceof PersistentSnippet declared
                        && declared.name().equals(name))
                .map(Snippet::source)
                .reduce((first, second) -> second);
    }

    /** Knows the lab's sockets as they are now. Not while source runs. */
    Assistant assistant() {
        variables.refresh();
        return assistant;
    }

    void close() {
        lookout.end();
        bench.end();
        shell.close();
    }

    /** The engine that is there already. */
    private record Here(Engine engine) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "homeport";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return engine;
        }
    }
}
