package dev.homeport.render;

import dev.homeport.session.SessionEvent;
import java.util.List;

/** Turns what a session has to show into lines. */
public final class Renderer {
    private final Layout layout;

    public Renderer(Layout layout) {
        this.layout = layout;
    }

    public List<Line> lines(SessionEvent event) {
        return List.of(new Line(List.of(new Line.Run(event + " " + layout, Line.Tone.PLAIN))));
    }
}
