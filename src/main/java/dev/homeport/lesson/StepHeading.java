package dev.homeport.lesson;

import java.util.List;

/**
 * A step's heading: {@code ## Title {#id}}.
 *
 * @param heading the whole line, without spaces around it
 * @param id empty if it is malformed or none can be made
 */
record StepHeading(Piece heading, String title, String id) {
    private static final String RULE = "a step's id stands at the end of its title: `## Title {#the-id}`";

    /** @param text the heading's text, free of Markdown, with the id still at its end */
    static StepHeading read(Piece line, String text, Problems problems) {
        Piece heading = withoutClosing(line.strip());
        String raw = heading.text();
        int open = raw.lastIndexOf("{#");
        int trailing = raw.endsWith("}") ? raw.lastIndexOf('{') : -1;
        if (open < 0 && trailing > 0 && raw.charAt(trailing - 1) != '$') {
            Piece braces = heading.sub(trailing);
            problems.at(braces, RULE, suggest(braces.text()));
            return new StepHeading(heading, text, "");
        }
        if (open < 0) {
            return withoutId(heading, text.strip(), problems);
        }
        Piece braces = heading.sub(open);
        int close = braces.text().indexOf('}');
        String id = close < 0 ? braces.text().substring(2) : braces.text().substring(2, close);
        String title = text.lastIndexOf("{#") < 0 ? text : text.substring(0, text.lastIndexOf("{#"));
        if (close != braces.text().length() - 1) {
            problems.at(braces, RULE, suggest(id));
            return new StepHeading(heading, title.strip(), "");
        }
        if (!Ids.valid(id)) {
            problems.at(braces, Problems.quote(id) + " is not an id; an id has " + Ids.RULE, suggest(id));
            return new StepHeading(heading, title.strip(), "");
        }
        if (title.isBlank()) {
            problems.at(heading, "a step needs a title: `## Title {#the-id}`");
        }
        return new StepHeading(heading, title.strip(), id);
    }

    private static StepHeading withoutId(Piece heading, String title, Problems problems) {
        String id = Ids.from(title);
        if (title.isEmpty()) {
            problems.at(heading, "a step needs a title: `## Title {#the-id}`");
        } else if (id.isEmpty()) {
            problems.at(heading, "no id can be made of this title; " + RULE);
        }
        return new StepHeading(heading, title, id);
    }

    private static List<String> suggest(String text) {
        return Ids.suggest(text).stream().map(id -> "{#" + id + '}').toList();
    }

    // CommonMark 4.2: a heading may end with a space and any number of #.
    private static Piece withoutClosing(Piece heading) {
        int to = heading.text().length();
        while (to > 0 && heading.text().charAt(to - 1) == '#') {
            to--;
        }
        boolean closing = to > 0 && Piece.isSpace(heading.text().charAt(to - 1));
        return closing ? heading.sub(0, to).strip() : heading;
    }
}
