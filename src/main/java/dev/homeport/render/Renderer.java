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
