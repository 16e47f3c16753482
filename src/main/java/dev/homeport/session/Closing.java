package dev.homeport.session;

import dev.homeport.lab.Lab;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Step;
import dev.homeport.lesson.Step.ScriptLine;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the end of a step closes: everything, but for the sockets that a later step speaks of by their name or their port
 * number.
 */
final class Closing {
    private Closing() {}

    /** Closes what the steps from {@code next} on do not need, and tells what that was. */
    static List<String> behind(Lab lab, Lesson lesson, int next) {
        Set<String> words = new HashSet<>();
        lesson.steps().stream().skip(next).flatMap(Closing::script).forEach(text -> addWords(words, text));
        Set<String> keep = new HashSet<>();
        for (LedgerEntry each : lab.ledger()) {
            Endpoint local = each.local();
            boolean byPort = local != null
                    && each.kind() != SocketKind.CONNECTION
                    && words.contains(Integer.toString(local.port()));
            if (each.open() && (byPort || words.contains(each.name()))) {
                keep.add(each.name());
            }
        }
        return names(lab.closeAllBut(keep));
    }

    /** The names with the lines that opened them, without what servers accepted by themselves. */
    static List<String> names(List<LedgerEntry> closed) {
        Set<String> own = new HashSet<>();
        closed.forEach(e -> own.add(e.name()));
        return closed.stream()
                .filter(e -> e.parent() == null || !own.contains(e.parent()))
                .map(e -> e.name() + " (" + e.openedBy() + ")")
                .toList();
    }

    private static Stream<String> script(Step step) {
        Stream<ScriptLine> lines = Stream.of(
                        step.setup().stream(),
                        step.tries().stream(),
                        step.expects().stream(),
                        step.solutions().stream().flatMap(s -> s.lines().stream()),
                        step.wrongs().stream().flatMap(w -> w.lines().stream()))
                .flatMap(s -> s);
        Step.Predict predict = step.predict();
        Stream<ScriptLine> choices =
                predict == null ? Stream.of() : predict.choices().stream().map(Step.Predict.Choice::check);
        return Stream.concat(lines, choices).map(ScriptLine::text);
    }

    private static void addWords(Set<String> words, String text) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && isNamePart(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
        }
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }
}
