package dev.homeport.code;

import dev.homeport.net.LedgerEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * Keeps the lab's open sockets as variables of their names. A variable of the learner's own is replaced only where it stood for
 * a socket of its name that has gone, and another has the name now.
 */
final class LabVariables {
    private static final String LAB = "lab";

    private final Bench bench;
    private final JShell shell;
    /** What each name stands for: the socket's first event. */
    private final Map<String, Long> shown = new HashMap<>();

    private final Map<String, Snippet> ours = new HashMap<>();
    private final Set<String> saidLeftOut = new HashSet<>();
    private boolean labShown;

    LabVariables(Bench bench, JShell shell) {
        this.bench = bench;
        this.shell = shell;
    }

    /** Before source runs. Each variable costs some ten milliseconds of compiling, so only those are made that it names. */
    void refreshFor(String source, JavaScreen screen) {
        if (names(source, LAB)) {
            showLab();
        }
        for (LedgerEntry each : fresh()) {
            String variable = variableOf(each);
            if (!canBeVariable(variable)) {
                if (saidLeftOut.add(each.name())) {
                    screen.remark(each.name() + " is no variable here: Java has another meaning for the word.");
                }
                continue;
            }
            if (shown.containsKey(each.name()) || names(source, variable)) {
                show(each);
            }
            if (!variable.equals(each.name()) && each.parent() == null && saidLeftOut.add(each.name())) {
                screen.remark(each.name() + " is the variable " + variable + ".");
            }
        }
    }

    /** Before the learner is told what there is. */
    void refresh() {
        showLab();
        fresh().stream().filter(each -> canBeVariable(variableOf(each))).forEach(this::show);
    }

    /** What is open and stands for nothing yet, or for another socket that had its name. */
    private List<LedgerEntry> fresh() {
        return bench.lab().ledger().stream()
                .filter(LedgerEntry::open)
                .filter(each -> !typeOf(each).isEmpty())
                // Those that Java opened with other classes are in its own variables, if in any.
                .filter(each -> !bench.lab().guests().has(each.name()))
                .filter(each -> !Long.valueOf(each.firstEvent()).equals(shown.get(each.name())))
                .filter(each ->
                        (shown.containsKey(each.name()) && !bench.isReopened(each)) || !isTheLearners(variableOf(each)))
                .toList();
    }

    /** Once: a learner may give the name to something else. */
    private void showLab() {
        if (!labShown) {
            labShown = true;
            declare(LAB, "dev.homeport.code.OpenLab", "lab(" + bench.number() + ")");
        }
    }

    private void show(LedgerEntry entry) {
        String type = typeOf(entry);
        String method = type.toLowerCase(java.util.Locale.ROOT);
        declare(
                variableOf(entry),
                "dev.homeport.code." + type,
                method + "(" + bench.number() + ", \"" + entry.name() + "\")");
        shown.put(entry.name(), entry.firstEvent());
    }

    private static String variableOf(LedgerEntry entry) {
        return entry.name().replace('-', '_').replace('.', '_');
    }

    private static boolean canBeVariable(String variable) {
        return SourceVersion.isName(variable) && !variable.equals(LAB);
    }

    /** Also true where it is a part of a longer word: then a variable is made that nobody asks for. */
    private static boolean names(String source, String variable) {
        return source.contains(variable);
    }

    /** The learner has declared it; empty for nothing. Perhaps what it holds is a socket that the lab calls the same. */
    void declared(String name) {
        shown.remove(name);
        bench.lab().find(name).filter(LedgerEntry::open).ifPresent(entry -> shown.put(name, entry.firstEvent()));
    }

    private static String typeOf(LedgerEntry entry) {
        return switch (entry.kind()) {
            case LISTENER -> "Listener";
            case CONNECTION -> isRunByServer(entry) ? "" : "Connection";
            case ECHO_SERVER, WEB_SERVER, UDP_ECHO_SERVER, PROXY, TAP -> "Server";
            case DATAGRAM -> "Datagrams";
            case SWARM -> "";
        };
    }

    private static boolean isRunByServer(LedgerEntry entry) {
        return entry.name().indexOf('.') >= 0 || entry.local() == null;
    }

    private boolean isTheLearners(String name) {
        return shell.variables()
                .filter(v -> v.name().equals(name) && shell.status(v).isActive())
                .anyMatch(v -> !v.equals(ours.get(name)));
    }

    private void declare(String name, String type, String call) {
        List<SnippetEvent> events = shell.eval(type + " " + name + " = dev.homeport.code.Handles." + call + ";");
        for (SnippetEvent each : events) {
            if (each.causeSnippet() == null && each.snippet() instanceof VarSnippet) {
                ours.put(name, each.snippet());
            }
        }
    }
}
