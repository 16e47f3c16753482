package dev.homeport.term;

import dev.homeport.session.PromptView;

/** The prompt's words. */
final class PromptText {
    private static final int WIDE = 60;
    private static final int SHORT_ID = 12;

    private PromptText() {}

    /** {@code binding 2/6> }; on a narrow screen a long lesson id is left out, so that the line has room. */
    static String of(PromptView view, int width) {
        if (view.lessonId().isEmpty()) {
            return "homeport> ";
        }
        String id = view.lessonId().get();
        String step = view.number() + "/" + view.steps() + "> ";
        boolean room = width >= WIDE || id.length() <= SHORT_ID;
        return room ? id + " " + step : step;
    }
}
