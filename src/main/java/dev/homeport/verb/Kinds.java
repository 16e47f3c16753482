package dev.homeport.verb;

import dev.homeport.net.HttpSyntax;
import dev.homeport.verb.VerbSpec.Kind;

/** What can be said of a value by its kind alone. */
final class Kinds {
    private Kinds() {}

    /** Whether a word can be meant as this kind; decides about a parameter that can be left out before another. */
    static boolean looksLike(Kind kind, String text) {
        return switch (kind) {
            case NUMBER, PORT -> NumberText.isDigits(text);
            case NAME, LISTENER, CONNECTION, DATAGRAM, SERVER, LINK, NEW_NAME -> NameText.isName(text);
            case METHOD -> HttpSyntax.isToken(text);
            case FAULT -> true;
            case ARROW -> text.equals("->") || text.equals("→");
            case ECHO_MODE -> EchoModeText.ALL.contains(text);
            case ENDPOINT, UDP_ENDPOINT, TEXT, CODE, URL, DURATION, WORD, LESSON, VERB -> true;
        };
    }

    /**
     * @param what the parameter or flag that the value is for
     * @throws VerbException BAD_INPUT, with the values that are allowed
     */
    static void check(Kind kind, String text, String what) throws VerbException {
        switch (kind) {
            case ENDPOINT, UDP_ENDPOINT -> EndpointText.parse(text);
            case PORT -> NumberText.port(text);
            case NUMBER -> NumberText.parse(text, what, 0, Integer.MAX_VALUE);
            case DURATION -> DurationText.parse(text);
            case NEW_NAME -> NameText.check(text);
            case METHOD -> MethodText.parse(text);
            case ECHO_MODE -> EchoModeText.parse(text);
            case FAULT -> FaultText.check(text);
            case URL -> UrlText.parse(text);
            case NAME, LISTENER, CONNECTION, DATAGRAM, SERVER, LINK, ARROW, TEXT, CODE, WORD, LESSON, VERB -> {}
        }
    }
}
