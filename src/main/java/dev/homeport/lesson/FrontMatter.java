package dev.homeport.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the two {@code ---} lines.
 *
 * @param id empty if missing or malformed, and so on for the others
 * @param end the last line that belongs to it, from 1; 0 if there is no front matter
 */
record FrontMatter(Optional<Piece> id, Optional<Piece> title, Optional<Integer> minutes, List<Piece> needs, int end) {
    private static final String FENCE = "---";

    static FrontMatter read(Source source, Problems problems) {
        if (!source.lines().get(0).stripTrailing().equals(FENCE)) {
            problems.at(source.line(1), "a lesson starts with --- and its front matter: id, title, minutes");
            return new FrontMatter(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 0);
        }
        Map<String, Piece> values = new LinkedHashMap<>();
        List<String> meant = new ArrayList<>();
        int line = 2;
        boolean closed = false;
        for (; line <= source.count(); line++) {
            Piece text = source.line(line).strip();
            closed = text.text().equals(FENCE);
            if (closed || text.startsWith("#") || text.startsWith("```") || text.startsWith("~~~")) {
                break;
            }
            if (!text.isEmpty()) {
                entry(text, values, meant, problems);
            }
        }
        if (!closed) {
            problems.at(source.line(1), "the front matter is never closed; end it with a line ---");
        }
        for (Blocks.Key key : Blocks.keys()) {
            if (key.required() && !values.containsKey(key.name()) && !meant.contains(key.name())) {
                problems.at(source.line(1), "the front matter has no " + Problems.quote(key.name()));
            }
        }
        return new FrontMatter(
                id(values.get("id"), problems),
                title(values.get("title")),
                minutes(values.get("minutes"), problems),
                needs(values.get("needs"), problems),
                closed ? line : line - 1);
    }

    private static void entry(Piece text, Map<String, Piece> values, List<String> meant, Problems problems) {
        int colon = text.text().indexOf(':');
        if (colon < 1) {
            problems.at(text, "a line of front matter is written `key: value`");
            return;
        }
        Piece key = text.sub(0, colon).strip();
        Piece value = text.sub(colon + 1).strip();
        List<String> known = new ArrayList<>();
        for (Blocks.Key each : Blocks.keys()) {
            known.add(each.name());
        }
        if (!known.contains(key.text())) {
            List<String> near = problems.near(key.text(), known);
            meant.addAll(near);
            String message = "unknown key " + Problems.quote(key.text());
            problems.at(key, near.isEmpty() ? message + "; the keys are " + String.join(", ", known) : message, near);
            return;
        }
        Piece first = values.putIfAbsent(key.text(), value);
        if (first != null) {
            problems.at(key, Problems.quote(key.text()) + " is given twice; first on line " + first.line());
        } else if (value.isEmpty() && !key.text().equals("needs")) {
            problems.at(key, Problems.quote(key.text()) + " has no value");
        }
    }

    private static Optional<Piece> id(@Nullable Piece value, Problems problems) {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        return checkId(value, problems) ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Piece> title(@Nullable Piece value) {
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static boolean checkId(Piece id, Problems problems) {
        boolean valid = Ids.valid(id.text());
        if (!valid) {
            problems.at(id, Problems.quote(id.text()) + " is not an id; an id has " + Ids.RULE, Ids.suggest(id.text()));
        }
        return valid;
    }

    private static Optional<Integer> minutes(@Nullable Piece value, Problems problems) {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> number = Numbers.upTo(value.text(), 240);
        if (number.isEmpty()) {
            problems.at(value, "`minutes` is a whole number from 1 to 240");
        }
        return number;
    }

    private static List<Piece> needs(@Nullable Piece value, Problems problems) {
        if (value == null) {
            return List.of();
        }
        Map<String, Piece> needs = new LinkedHashMap<>();
        String text = value.text();
        for (int from = 0, to = 0; from < text.length(); from = to + 1) {
            to = from;
            while (to < text.length() && text.charAt(to) != ',' && !Piece.isSpace(text.charAt(to))) {
                to++;
            }
            Piece each = value.sub(from, to);
            if (each.isEmpty() || !checkId(each, problems)) {
                continue;
            }
            if (needs.putIfAbsent(each.text(), each) != null) {
                problems.at(each, "`needs` names " + Problems.quote(each.text()) + " twice");
            }
        }
        return List.copyOf(needs.values());
    }
}
