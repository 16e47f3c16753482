package dev.homeport.lesson;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;

/** Markdown blocks to {@link Prose}. */
final class ProseReader {
    /** How deep lists and quotes may stand in each other. */
    private static final int DEEPEST = 4;

    private final Source source;
    private final Problems problems;
    /** What is added to a node's line to get the file's. */
    private final int lineOffset;

    private final SpanReader spans;
    private final List<Piece> texts = new ArrayList<>();

    ProseReader(Source source, Problems problems, int lineOffset) {
        this.source = source;
        this.problems = problems;
        this.lineOffset = lineOffset;
        this.spans = new SpanReader(source, problems, lineOffset);
    }

    /** Reads the lines between two fences as Markdown of its own. */
    static ProseReader of(Fence fence, Source source, Problems problems) {
        return new ProseReader(source, problems, fence.opening().line());
    }

    List<Prose> blocks(Node parent) {
        return children(parent, 0);
    }

    /** The lines of text that were read so far, in which values may stand. */
    List<Piece> texts() {
        return texts;
    }

    private List<Prose> children(Node parent, int depth) {
        List<Prose> out = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node, depth, out);
        }
        return out;
    }

    void block(Node node, int depth, List<Prose> out) {
        if (node instanceof Paragraph) {
            remember((Block) node);
            out.add(new Prose.Paragraph(spans.of(node)));
        } else if (node instanceof Heading heading) {
            remember(heading);
            out.add(new Prose.Heading(heading.getLevel(), spans.of(node)));
        } else if (node instanceof FencedCodeBlock fence) {
            nestedFence(fence, out);
        } else if (node instanceof IndentedCodeBlock code) {
            indented(code, out);
        } else if (node instanceof HtmlBlock) {
            problems.at(at(node), SpanReader.NO_HTML);
        } else if (node instanceof ListBlock || node instanceof BlockQuote) {
            if (depth == DEEPEST) {
                problems.at(at(node), "lists and quotes are nested deeper than " + DEEPEST + " levels");
            } else if (node instanceof BlockQuote) {
                out.add(new Prose.Quote(children(node, depth + 1)));
            } else {
                out.add(items((ListBlock) node, depth));
            }
        }
        // A rule and a link's definition have nothing to read.
    }

    private Prose items(ListBlock list, int depth) {
        List<List<Prose>> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(children(item, depth + 1));
        }
        Integer first = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : null;
        return new Prose.Items(first == null ? -1 : first, items);
    }

    // Four spaces make a fence a listing, and the script would silently lose a block.
    private void indented(IndentedCodeBlock code, List<Prose> out) {
        Piece line = at(code).strip();
        if (line.startsWith("```")
                && BlockKind.of(Fence.info(line).word().text()).isPresent()) {
            misplaced(line);
        }
        out.add(new Prose.Listing(code.getLiteral()));
    }

    private void misplaced(Piece opening) {
        String word = Problems.quote(Fence.info(opening).word().text());
        problems.at(
                opening,
                "a block such as " + word + " stands at the left margin, not in a list, a quote or another block");
    }

    private void nestedFence(FencedCodeBlock fence, List<Prose> out) {
        Piece opening = at(fence).strip();
        Piece word = Fence.info(opening).word();
        if (fence.getClosingFenceLength() == null) {
            problems.at(opening, "this fence is never closed before the text around it ends");
        }
        if (BlockKind.of(word.text()).isPresent()) {
            misplaced(opening);
        } else if (Listings.known(word, problems)) {
            out.add(new Prose.Listing(fence.getLiteral()));
        }
    }

    private void remember(Block block) {
        for (SourceSpan span : block.getSourceSpans()) {
            Piece line = source.line(span.getLineIndex() + 1 + lineOffset);
            int size = line.text().length();
            texts.add(line.sub(
                    Math.min(span.getColumnIndex(), size), Math.min(size, span.getColumnIndex() + span.getLength())));
        }
    }

    private Piece at(Node node) {
        return Markdown.place(node, source, lineOffset);
    }
}
