package dev.homeport.verb;

/** Names that learners give: a letter first, then letters, digits, dash and underscore, at most 32. */
final class NameText {
    private static final int LONGEST = 32;

    private NameText() {}

    /** Whether something in the lab can have this name; a dot stands in names such as {@code e1.1}, which servers give. */
    static boolean isName(String text) {
        return !text.isEmpty()
                && isLetter(text.charAt(0))
                && text.chars()
                        .allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.');
    }

    /** @throws VerbException BAD_INPUT if it cannot be given to something new */
    static void check(String text) throws VerbException {
        if (!isName(text) || text.indexOf('.') >= 0 || text.length() > LONGEST) {
            throw VerbException.badInput(
                    Shown.word(text) + " cannot be a name",
                    "names are a letter, then letters, digits, - and _, at most " + LONGEST);
        }
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
