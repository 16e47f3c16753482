package dev.homeport.term;

import dev.homeport.session.PromptView;
import java.util.ArrayList;
import java.util.List;

/** The status line's words: what matters least is left out first where the screen is narrow. */
final class StatusText {
    private StatusText() {}

    static String of(PromptView view, int width, boolean unicode) {
        String between = unicode ? " · " : " | ";
        boolean lesson = view.lessonId().isPresent();
        String title = lesson ? view.lessonTitle() : "Free play";
        List<String> rest = new ArrayList<>();
        if (lesson) {
            rest.add("step " + view.number() + " of " + view.steps());
            rest.add(view.passed() + " passed");
        }
        rest.add(view.open() + " open");
        String whole = " " + title + between + String.join(between, rest);
        if (whole.length() < width) {
            return whole;
        }
        while (rest.size() > 1 && String.join(between, rest).length() + 1 >= width) {
            rest.remove(rest.size() - 1);
        }
        return " " + String.join(between, rest);
    }
}
