package dev.homeport.render;

import dev.homeport.lesson.Prose;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import java.util.ArrayList;
import java.util.List;

/** A lesson's own text. */
final class ProseLines {
    private static final String TAB = "    ";

    private ProseLines() {}

    /** Blocks with an empty line between them. */
    static void write(Page page, int indent, List<Prose> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            if (i > 0) {
                page.blank();
            }
            block(page, indent, Page.spaces(indent), blocks.get(i));
        }
    }

    /** One block; its first line begins with {@code lead}, which is as wide as the indent or holds a list's mark. */
    private static void block(Page page, int indent, List<Run> lead, Prose block) {
        if (block instanceof Prose.Paragraph it) {
            page.hanging(lead, indent, runs(page, it.spans(), Tone.PLAIN));
        } else if (block instanceof Prose.Heading it) {
            page.hanging(lead, indent, runs(page, it.spans(), Tone.STRONG));
        } else if (block instanceof Prose.Items it) {
            items(page, indent, it);
        } else if (block instanceof Prose.Quote it) {
            write(page, indent + 2, it.content());
        } else if (block instanceof Prose.Listing it) {
            listing(page, indent + 4, it.text());
        } else {
            throw new IllegalStateException("no screen for " + block.getClass().getSimpleName());
        }
    }

    private static void items(Page page, int indent, Prose.Items items) {
        for (int i = 0; i < items.items().size(); i++) {
            String mark = items.first() < 0 ? page.marks().bullet() : items.first() + i + ".";
            List<Run> lead = Runs.plain(" ".repeat(indent) + mark + " ");
            int inside = indent + Columns.of(mark) + 1;
            List<Prose> blocks = items.items().get(i);
            for (int b = 0; b < blocks.size(); b++) {
                boolean leads =
                        b == 0 && (blocks.get(b) instanceof Prose.Paragraph || blocks.get(b) instanceof Prose.Heading);
                block(page, inside, leads ? lead : Page.spaces(inside), blocks.get(b));
            }
        }
    }

    private static void listing(Page page, int indent, String text) {
        int most = Math.min(indent, page.layout().width() / 4);
        for (String each : text.stripTrailing().split("\n", -1)) {
            String line = each.endsWith("\r") ? each.substring(0, each.length() - 1) : each;
            page.exactly(Page.spaces(most), most + 2, Runs.of(line.replace("\t", TAB), Tone.CODE));
        }
    }

    private static List<Run> runs(Page page, List<Prose.Span> spans, Tone tone) {
        List<Run> runs = new ArrayList<>(spans.size());
        for (Prose.Span each : spans) {
            // A line break in the source is a space on the screen.
            String text = each.text().replace('\n', ' ').replace('\t', ' ');
            runs.add(
                    switch (each.style()) {
                        case PLAIN -> new Run(text, tone);
                        case EMPHASIS, STRONG -> new Run(text, Tone.STRONG);
                        case CODE -> Inline.code(text, page.layout());
                        case LINK -> new Run(text, Tone.LINK);
                    });
        }
        return runs;
    }
}
