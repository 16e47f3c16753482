package dev.homeport.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code ${NAME.property}}: what a step made, used in later text. */
final class Values {
    /** The longer ones first: {@code local.port} ends with {@code port}. */
    static final List<String> PROPERTIES = List.of("local.port", "remote.port", "port", "local", "remote");

    private static final String KERNEL = "kernel";
    static final List<String> OF_KERNEL = List.of("ephemeral", "ephemeral.first", "ephemeral.last");

    private Values() {}

    /** All values in the text; the last one may lack its closing brace. */
    static List<Piece> in(Piece text) {
        List<Piece> found = new ArrayList<>();
        int from = text.text().indexOf("${");
        while (from >= 0) {
            int close = text.text().indexOf('}', from);
            if (close < 0) {
                found.add(text.sub(from));
                break;
            }
            found.add(text.sub(from, close + 1));
            from = text.text().indexOf("${", close);
        }
        return found;
    }

    /** Whether every value in the text can be filled in; says why where one cannot. */
    static boolean check(Piece text, Set<String> names, Problems problems) {
        boolean good = true;
        for (Piece value : in(text)) {
            good &= checkOne(value, names, problems);
        }
        return good;
    }

    private static boolean checkOne(Piece value, Set<String> names, Problems problems) {
        if (!value.text().endsWith("}")) {
            problems.at(value.sub(0, 2), "`${` is never closed; a value is written `${NAME.port}`");
            return false;
        }
        Piece inner = value.sub(2, value.text().length() - 1);
        String text = inner.text();
        if (text.startsWith(KERNEL + '.')) {
            return property(inner.sub(KERNEL.length() + 1), KERNEL, OF_KERNEL, problems);
        }
        for (String property : PROPERTIES) {
            if (text.endsWith('.' + property)) {
                return name(inner.sub(0, text.length() - property.length() - 1), names, problems);
            }
        }
        int dot = text.indexOf('.');
        String name = dot < 0 ? text : text.substring(0, dot);
        if (!Names.valid(name)) {
            problems.at(value, "a value is written `${NAME.port}`");
            return false;
        }
        if (dot < 0) {
            List<String> properties = name.equals(KERNEL) ? OF_KERNEL : List.of("port", "local", "remote");
            problems.at(
                    value,
                    Problems.quote(name) + " needs a property",
                    properties.stream()
                            .map(each -> "${" + name + '.' + each + '}')
                            .toList());
            return false;
        }
        return property(inner.sub(dot + 1), name, PROPERTIES, problems);
    }

    private static boolean property(Piece property, String of, List<String> known, Problems problems) {
        if (known.contains(property.text())) {
            return true;
        }
        List<String> near = problems.near(property.text(), known);
        String message = Problems.quote(of) + " has no property " + Problems.quote(property.text());
        problems.at(property, near.isEmpty() ? message + "; it has " + String.join(", ", known) : message, near);
        return false;
    }

    private static boolean name(Piece name, Set<String> names, Problems problems) {
        if (Names.known(name.text(), names)) {
            return true;
        }
        if (!valid(name.text())) {
            problems.at(name, "a value is written `${NAME.port}`");
            return false;
        }
        List<String> near = problems.near(name.text(), names);
        String message = "nothing in this step or an earlier one is named " + Problems.quote(name.text());
        problems.at(name, near.isEmpty() ? message + "; a command names what it opens with `as NAME`" : message, near);
        return false;
    }

    private static boolean valid(String name) {
        int dot = name.indexOf('.');
        return Names.valid(dot < 0 ? name : name.substring(0, dot));
    }

    /** Text that a sentence reader takes, with a likely value in place of each {@code ${...}}. */
    static Sample sample(Piece text) {
        StringBuilder out = new StringBuilder();
        List<int[]> replaced = new ArrayList<>();
        int done = 0;
        for (Piece value : in(text)) {
            int from = value.start() - text.start();
            out.append(text.text(), done, from);
            done = from + value.text().length();
            String sample = sampleOf(value.text());
            replaced.add(
                    new int[] {out.length(), sample.length(), from, value.text().length()});
            out.append(sample);
        }
        return new Sample(out.append(text.text().substring(done)).toString(), text, replaced);
    }

    private static String sampleOf(String value) {
        if (value.equals("${kernel.ephemeral}")) {
            return "1-2";
        }
        return value.endsWith(".local}") || value.endsWith(".remote}") ? "127.0.0.1:1" : "1";
    }

    /**
     * Filled-in text, and the way back to the file.
     *
     * @param replaced for each value: start and length here, start and length in the file's text
     */
    record Sample(String text, Piece original, List<int[]> replaced) {
        /** What {@code length} chars from {@code column} were made from; a value is taken whole. */
        Piece origin(int column, int length) {
            int size = original.text().length();
            int from = Math.min(back(column, false), size);
            int to = Math.min(back(column + Math.max(1, length), true), size);
            return original.sub(from, Math.max(from, to));
        }

        private int back(int column, boolean end) {
            int shift = 0;
            for (int[] each : replaced) {
                if (column < each[0] || (end && column == each[0])) {
                    break;
                }
                if (column < each[0] + each[1] || (end && column == each[0] + each[1])) {
                    return end ? each[2] + each[3] : each[2];
                }
                shift = each[2] + each[3] - each[0] - each[1];
            }
            return Math.max(0, column + shift);
        }
    }
}
