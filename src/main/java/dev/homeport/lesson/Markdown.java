package dev.homeport.lesson;

import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The Markdown library, set up so that every node knows its place and nesting is bounded. */
final class Markdown {
    // Deeper than ProseReader takes, so that what is too deep is seen and named, yet no deeper than a stack can bear.
    private static final int OPEN_BLOCKS = 20;
    private static final int OPEN_INLINES = 10;

    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(OPEN_BLOCKS)
            .maxInlineNesting(OPEN_INLINES)
            .build();

    private Markdown() {}

    static Node parse(String text) {
        return PARSER.parse(text);
    }

    /** The line on which the node starts in the parsed text, from 0. */
    static int firstLine(Node node) {
        return node.getSourceSpans().get(0).getLineIndex();
    }

    static int lastLine(Node node) {
        return node.getSourceSpans().get(node.getSourceSpans().size() - 1).getLineIndex();
    }

    /** Where the node starts, as far as it stands on its first line. */
    static Piece place(Node node, Source source, int lineOffset) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.getSourceSpans().isEmpty()) {
                SourceSpan span = each.getSourceSpans().get(0);
                Piece line = source.line(Math.min(span.getLineIndex() + 1 + lineOffset, source.count()));
                int size = line.text().length();
                int from = Math.min(span.getColumnIndex(), size);
                return line.sub(from, Math.min(size, from + span.getLength()));
            }
        }
        return source.line(1);
    }
}
