package dev.homeport.render;

import dev.homeport.session.SessionEvent;
import java.util.List;

/** Turns what a session has to show into lines. Foreign text and bytes are inert in them. */
public final class Renderer {
    private final Layout layout;

    public Renderer(Layout layout) {
        this.layout = layout;
    }

    public List<Line> lines(SessionEvent event) {
        Page page = new Page(layout);
        SessionLines.write(page, event);
        return page.lines();
    }

    /** One line that says how far something is, narrower than the screen, so that drawing it never scrolls. */
    public Line progress(double done, String text) {
        return ProgressLine.of(done, text, layout);
    }

    /** The lines as plain text with newlines between them, and none at the end. */
    public String text(SessionEvent event) {
        StringBuilder all = new StringBuilder();
        String newline = "";
        for (Line each : lines(event)) {
            all.append(newline).append(each.text());
            newline = "\n";
        }
        return all.toString();
    }
}
