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

    /** {@code java> }, and in a lesson {@code binding 2/6 java> }. */
    static String inJava(PromptView view, int width) {
        String usual = of(view, width);
        return view.lessonId().isEmpty() ? "java> " : usual.substring(0, usual.length() - 2) + " java> ";
    }
}
