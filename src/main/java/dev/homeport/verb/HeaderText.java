package dev.homeport.verb;

import dev.homeport.net.HttpField;
import dev.homeport.net.HttpSyntax;
import java.util.ArrayList;
import java.util.List;

/** Header fields as curl's option -H has them: {@code Accept: text/plain} (RFC 9110, sections 5.1 and 5.5). */
final class HeaderText {
    static final String FLAG = "-H";

    private HeaderText() {}

    /** @throws VerbException BAD_INPUT if one is none */
    static List<HttpField> all(Arguments arguments) throws VerbException {
        List<HttpField> fields = new ArrayList<>();
        for (String each : arguments.optionAll(FLAG)) {
            fields.add(parse(each));
        }
        return fields;
    }

    private static HttpField parse(String text) throws VerbException {
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon);
        String value = text.substring(colon + 1).strip();
        if (!HttpSyntax.isToken(name) || !HttpSyntax.isFieldValue(value)) {
            throw VerbException.badInput(
                    Shown.word(text) + " is not a header field",
                    "a field is a name, a colon and a value: -H 'Accept: text/plain'");
        }
        return new HttpField(name, value);
    }
}
