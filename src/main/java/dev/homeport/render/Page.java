package dev.homeport.render;

import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines in the making. Everything that is written to a page becomes inert and fits the layout, so what a screen is made of
 * may be foreign.
 */
final class Page {
    private final Layout layout;
    private final Marks marks;
    private final List<Line> lines = new ArrayList<>();

    Page(Layout layout) {
        this.layout = layout;
        this.marks = Marks.of(layout);
    }

    Layout layout() {
        return layout;
    }

    Marks marks() {
        return marks;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** An empty line, but never two of them. */
    void blank() {
        if (lines.isEmpty() || !lines.get(lines.size() - 1).runs().isEmpty()) {
            lines.add(new Line(List.of()));
        }
    }

    /** One sentence of ours, wrapped; {@code `code`} in it is toned. Nothing where there is none. */
    void sentence(int indent, String text, Tone tone) {
        if (text.isBlank()) {
            return;
        }
        words(indent, Inline.runs(text, tone, layout));
    }

    /** Text as it is, wrapped. */
    void text(int indent, String text, Tone tone) {
        words(indent, Runs.of(text, tone));
    }

    void words(int indent, List<Run> runs) {
        hanging(spaces(indent), indent, runs);
    }

    /** A prefix, then wrapped runs; later lines begin {@code rest} columns in. */
    void hanging(List<Run> prefix, int rest, List<Run> runs) {
        List<Run> before = Runs.inert(prefix);
        List<Run> safe = Runs.inert(runs);
        // A foreign name can be longer than any line: then it flows with the rest.
        if (Runs.columns(before) > layout.width() / 2) {
            lines.addAll(Wrap.words(List.of(), rest, Runs.join(before, safe), layout.width()));
        } else {
            lines.addAll(Wrap.words(before, rest, safe, layout.width()));
        }
    }

    /** A mark, then wrapped runs under which later lines stand. */
    void marked(String mark, Tone tone, List<Run> runs) {
        hanging(Runs.of(mark + " ", tone), Columns.of(mark) + 1, runs);
    }

    /** A prefix, then runs of which every space is kept; later lines begin {@code rest} columns in. */
    void exactly(List<Run> prefix, int rest, List<Run> runs) {
        lines.addAll(Wrap.exactly(Runs.inert(prefix), rest, Runs.inert(runs), layout.width()));
    }

    /** A prefix, then code, wrapped where it stays code; later lines begin {@code rest} columns in. */
    void code(List<Run> prefix, int rest, List<Run> runs) {
        lines.addAll(Wrap.code(Runs.inert(prefix), rest, Runs.inert(runs), layout.width()));
    }

    /** A command on a line of its own, so that it can be copied. Code keeps the spaces that it begins with. */
    void command(String command) {
        String bare = command.stripLeading();
        int indent = Math.min(command.length() - bare.length(), layout.width() / 2 - 4);
        // Every line of a comment says that it is one, so that what is copied stays code.
        String comment = bare.startsWith("// ") ? "// " : "";
        int rest = 4 + indent + (layout.roomy() ? 4 : 2);
        List<Run> before = Runs.join(spaces(4 + indent), Runs.of(comment, Tone.CODE));
        List<Run> code = Runs.of(bare.substring(comment.length()), Tone.CODE);
        if (comment.isEmpty()) {
            code(before, rest, code);
        } else {
            Wrap.words(List.of(), 0, Runs.inert(code), layout.width() - Runs.columns(before))
                    .forEach(line -> lines.add(
                            new LineBuilder().add(before).add(line.runs()).build()));
        }
    }

    /** A line of a document: inert, and as long as it is, because a line end would change what it means. */
    void verbatim(String line) {
        lines.add(new LineBuilder().add(Runs.inert(Runs.plain(line))).build());
    }

    static List<Run> spaces(int columns) {
        return columns == 0 ? List.of() : Runs.plain(" ".repeat(columns));
    }
}
