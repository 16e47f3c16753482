package dev.homeport.lesson;

/** Finds what would let other machines in. A lesson never does; what is run is held to that once more, however it is written. */
final class Exposing {
    private static final String OPTION = "--expose";

    private Exposing() {}

    /** Of a command: the option as a word of its own. Inside quotes it is a text to send. */
    static void refuseInCommand(Piece line, Problems problems) {
        String text = line.text();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (isOption(text, i)) {
                refuse(line.sub(i, i + OPTION.length()), problems);
            }
        }
    }

    /** Of any text that a learner is shown to type from. */
    static void refuseInText(Piece line, Problems problems) {
        for (int i = line.text().indexOf(OPTION); i >= 0; i = line.text().indexOf(OPTION, i + 1)) {
            refuse(line.sub(i, i + OPTION.length()), problems);
        }
    }

    private static boolean isOption(String text, int at) {
        return text.startsWith(OPTION, at) && (at == 0 || Piece.isSpace(text.charAt(at - 1)));
    }

    private static void refuse(Piece where, Problems problems) {
        problems.at(where, "a lesson opens nothing that other machines can reach; `--expose` is for the learner alone");
    }
}
