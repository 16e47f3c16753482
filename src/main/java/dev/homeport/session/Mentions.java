package dev.homeport.session;

import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Step;
import dev.homeport.lesson.Step.ScriptLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which steps of a lesson speak of what: names and port numbers, each a word of the script. Made once for each lesson. */
final class Mentions {
    /** A name that the lab gives by itself counts on from those before it. */
    private static final Pattern GIVEN = Pattern.compile("[a-z]\\d+");

    private static final String ANY_PORT = "0";

    private final Map<String, Integer> last = new HashMap<>();
    /** By step: whether something that an earlier one made is spoken of in it or later. */
    private final boolean[] leansBack;

    private Mentions(int steps) {
        leansBack = new boolean[steps + 1];
    }

    static Mentions of(Lesson lesson) {
        List<Step> steps = lesson.steps();
        Mentions mentions = new Mentions(steps.size());
        Map<String, Integer> made = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            for (String text : (Iterable<String>) script(steps.get(i))::iterator) {
                Set<String> words = new HashSet<>();
                addWords(words, text);
                for (String word : words) {
                    mentions.last.put(word, i);
                    if (isNumber(word) && !word.equals(ANY_PORT)) {
                        made.putIfAbsent(word, i);
                    }
                }
                String name = nameIn(text);
                if (!name.isEmpty()) {
                    made.putIfAbsent(name, i);
                }
            }
        }
        mentions.last.keySet().stream()
                .filter(word -> !made.containsKey(word) && GIVEN.matcher(word).matches())
                .toList()
                .forEach(word -> made.put(word, 0));
        mentions.lean(made);
        return mentions;
    }

    private void lean(Map<String, Integer> made) {
        int[] change = new int[leansBack.length + 1];
        made.forEach((word, first) -> {
            change[first + 1]++;
            change[last.getOrDefault(word, first) + 1]--;
        });
        int open = 0;
        for (int i = 0; i < leansBack.length; i++) {
            open += change[i];
            leansBack[i] = open > 0;
        }
    }

    /** Whether the step at the index or a later one speaks of it. */
    boolean isLater(String word, int index) {
        return last.getOrDefault(word, -1) >= index;
    }

    /** The step from which on all must be done again to be at the index: neither it nor what follows speaks of what was before. */
    int from(int index) {
        int from = index;
        while (from > 0 && leansBack[from]) {
            from--;
        }
        return from;
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

    /** The name that a command gives with {@code as}; empty if it gives none. */
    private static String nameIn(String text) {
        int as = text.lastIndexOf(" as ");
        return as < 0 ? "" : text.substring(as + 4).strip().split("\\s", 2)[0];
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
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
