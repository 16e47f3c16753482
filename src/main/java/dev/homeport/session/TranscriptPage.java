package dev.homeport.session;

import dev.homeport.wire.Conversation;
import dev.homeport.wire.Mermaid;
import dev.homeport.words.Inert;
import java.util.List;
import java.util.function.Function;

/** A transcript as a Markdown page. What peers, files and learners wrote is only text in it. */
final class TranscriptPage {
    static final int MOST_CONVERSATIONS = 20;
    static final int MOST_EXCHANGES = 200;

    private static final int LEAST_FENCE = 3;

    private final Function<SessionEvent, String> plain;
    private final StringBuilder page = new StringBuilder();
    private final StringBuilder block = new StringBuilder();

    /** @param plain what a screen without colours shows of an event */
    TranscriptPage(Function<SessionEvent, String> plain) {
        this.plain = plain;
    }

    /**
     * The whole page, ended by a newline.
     *
     * @param facts lines about when and where, without Markdown
     */
    String of(List<String> facts, Transcript transcript, List<Conversation> conversations) {
        page.append("# A session with Homeport\n\n");
        facts.forEach(each -> page.append("- ").append(inert(each)).append('\n'));
        long dropped = transcript.dropped();
        if (dropped > 0) {
            page.append("- The oldest ").append(dropped).append(" lines and answers were not kept.\n");
        }
        for (Transcript.Entry each : transcript.entries()) {
            entry(each);
        }
        endBlock();
        if (!conversations.isEmpty()) {
            conversations(conversations);
        }
        return page.toString();
    }

    private void entry(Transcript.Entry entry) {
        String typed = entry.typed();
        SessionEvent shown = entry.shown();
        if (typed != null) {
            block.append(block.length() == 0 ? "" : "\n")
                    .append("> ")
                    .append(Inert.line(typed))
                    .append('\n');
        } else if (shown != null) {
            if (shown instanceof SessionEvent.LessonOpened it) {
                heading("## ", "Lesson: " + it.title());
            } else if (shown instanceof SessionEvent.StepShown it) {
                heading("### ", "Step " + it.number() + " of " + it.steps() + ": " + it.title());
            }
            String text = plain.apply(shown);
            block.append(text.isEmpty() ? "" : text + "\n");
        }
    }

    private void conversations(List<Conversation> all) {
        int left = Math.max(0, all.size() - MOST_CONVERSATIONS);
        heading("## ", "Conversations");
        if (left > 0) {
            page.append("\nThe newest ")
                    .append(MOST_CONVERSATIONS)
                    .append(" of ")
                    .append(all.size())
                    .append(".\n");
        }
        for (Conversation each : all.subList(left, all.size())) {
            heading("### ", each.near().name() + " and " + each.far().name());
            page.append('\n');
            fenced("mermaid", Mermaid.of(each.newest(MOST_EXCHANGES)));
        }
    }

    private void heading(String marks, String text) {
        endBlock();
        page.append('\n').append(marks).append(inert(text)).append('\n');
    }

    private void endBlock() {
        if (block.length() > 0) {
            page.append('\n');
            fenced("text", block.toString());
            block.setLength(0);
        }
    }

    /** CommonMark, section 4.5: only a fence at least as long as the opening one closes it. */
    private void fenced(String kind, String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(Math.max(LEAST_FENCE, longest + 1));
        page.append(fence).append(kind).append('\n').append(text).append(fence).append('\n');
    }

    /** CommonMark, section 2.4: any ASCII punctuation may be escaped by a backslash. */
    private static String inert(String text) {
        StringBuilder safe = new StringBuilder();
        Inert.line(text).codePoints().forEach(c -> {
            if ("\\`*_{}[]<>#|&!~$".indexOf(c) >= 0) {
                safe.append('\\');
            }
            safe.appendCodePoint(c);
        });
        return safe.toString();
    }
}
