package dev.homeport.lesson;

import dev.homeport.lesson.Prose.Span;
import dev.homeport.lesson.Prose.Span.Style;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Markdown inside a paragraph to runs of text in one style; of nested styles the innermost counts. */
final class SpanReader {
    static final String NO_HTML = "HTML is not shown in a terminal; to show it as it is, set it in backticks";
    private static final int DEEPEST = 4;

    private final Source source;
    private final Problems problems;
    private final int lineOffset;

    SpanReader(Source source, Problems problems, int lineOffset) {
        this.source = source;
        this.problems = problems;
        this.lineOffset = lineOffset;
    }

    List<Span> of(Node block) {
        Runs runs = new Runs();
        children(block, Style.PLAIN, 0, runs);
        return runs.done();
    }

    static String plain(List<Span> spans) {
        StringBuilder out = new StringBuilder();
        spans.forEach(span -> out.append(span.text()));
        return out.toString();
    }

    private void children(Node parent, Style style, int depth, Runs runs) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            inline(node, style, depth, runs);
        }
    }

    private void inline(Node node, Style style, int depth, Runs runs) {
        if (node instanceof Text text) {
            runs.add(style, safe(text.getLiteral(), node));
        } else if (node instanceof Code code) {
            runs.add(Style.CODE, code.getLiteral());
        } else if (node instanceof SoftLineBreak) {
            runs.add(style, " ");
        } else if (node instanceof HardLineBreak) {
            runs.add(style, "\n");
        } else if (node instanceof HtmlInline) {
            problems.at(at(node), NO_HTML);
        } else if (node instanceof Image) {
            problems.at(
                    at(node), "pictures are not shown in a terminal; say it in words or draw it in a ```text listing");
        } else if (depth == DEEPEST) {
            problems.at(at(node), "emphasis and links are nested deeper than " + DEEPEST + " levels");
        } else if (node instanceof Link link) {
            link(link, depth, runs);
        } else {
            Style inner =
                    node instanceof StrongEmphasis ? Style.STRONG : node instanceof Emphasis ? Style.EMPHASIS : style;
            children(node, inner, depth + 1, runs);
        }
    }

    // A terminal shows where a link leads only if it is written out.
    private void link(Link link, int depth, Runs runs) {
        Runs label = new Runs();
        children(link, Style.LINK, depth + 1, label);
        List<Span> spans = label.done();
        spans.forEach(span -> runs.add(span.style(), span.text()));
        String target = safe(link.getDestination(), link);
        boolean web = target.startsWith("https://") || target.startsWith("http://");
        if (web && !plain(spans).equals(target)) {
            runs.add(Style.PLAIN, " (");
            runs.add(Style.LINK, target);
            runs.add(Style.PLAIN, ")");
        }
    }

    // The file's own characters are clean; an entity such as &#27; makes new ones.
    private String safe(String text, Node node) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String trouble = Unprintable.name(c);
            if (!trouble.isEmpty()) {
                problems.at(at(node), trouble);
            }
            out.appendCodePoint(trouble.isEmpty() ? c : 0xfffd);
        });
        return out.toString();
    }

    private Piece at(Node node) {
        return Markdown.place(node, source, lineOffset);
    }

    /** Joins neighbours of one style. */
    private static final class Runs {
        private final List<Span> spans = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private Style style = Style.PLAIN;

        void add(Style next, String more) {
            if (next != style) {
                flush();
                style = next;
            }
            text.append(more);
        }

        List<Span> done() {
            flush();
            return spans;
        }

        private void flush() {
            if (!text.isEmpty()) {
                spans.add(new Span(style, text.toString()));
                text.setLength(0);
            }
        }
    }
}
