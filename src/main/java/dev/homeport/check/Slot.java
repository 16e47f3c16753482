package dev.homeport.check;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.HttpSyntax;
import dev.homeport.net.Port;
import dev.homeport.net.PortClass;
import dev.homeport.words.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a word in capitals stands for in a declared sentence. */
enum Slot {
    PORT(Slot::port),
    /** A number from 1; a declaration may lower the upper bound. */
    N(word -> number(word, 1, Slot.MOST, "a number")),
    /** Bytes, always in quotes: so that a forgotten word is never taken for text. */
    TEXT(Slot::quoted),
    /** A name in the lab, or {@code any}. */
    NAME(Slot::name),
    STATE(Slot::state, Arrays.stream(ConnectionState.values()).map(ConnectionState::word)),
    CLASS(Slot::portClass, Arrays.stream(PortClass.values()).map(PortClass::word)),
    STATUS(word -> number(word, 100, 599, "an HTTP status")),
    PROGRAM(word -> word.content().isEmpty() ? Fit.misfit("a program has a name") : new Fit.Fits(word.text())),
    METHOD(Slot::method, Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE")),
    TARGET(word -> word.text().startsWith("/")
            ? new Fit.Fits(word.text())
            : Fit.misfit(word.shown() + " is no path: a path begins with a slash")),
    URL(LocalUrl::fit),
    /** What else a request carries: no word, or several. */
    REQUEST(word -> Fit.misfit(word.shown() + " does not fit here")),
    FIELD(Slot::field),
    KEY(word -> word.content().isEmpty() ? Fit.misfit("a key has a name") : new Fit.Fits(word.text())),
    JSON(JsonScalar::fit),
    HOST(Slot::host),
    ADDRESS(Addresses::fit),
    VALUE(word -> new Fit.Fits(word.text()));

    static final int MOST = 1_048_576;
    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_HOST = 253;

    private final Function<Word, Fit> reader;
    private final List<String> options;

    Slot(Function<Word, Fit> reader) {
        this(reader, Stream.of());
    }

    Slot(Function<Word, Fit> reader, Stream<String> options) {
        this.reader = reader;
        this.options = options.toList();
    }

    static Optional<Slot> named(String word) {
        return Arrays.stream(values()).filter(each -> each.name().equals(word)).findFirst();
    }

    Fit read(Word word) {
        return reader.apply(word);
    }

    /** All that can stand here, if it can be listed. */
    List<String> options() {
        return options;
    }

    /** Whether {@code ${...}} in it is a value that is not known yet, and not just text. */
    boolean takesValues() {
        return this != TEXT && this != JSON;
    }

    private static Fit port(Word word) {
        Optional<Port> port = word.quoted() ? Optional.empty() : Port.parse(word.written());
        if (port.isEmpty()) {
            return Fit.misfit(word.shown() + " is not a port: ports are 1 to 65535");
        }
        int number = port.get().number();
        return number == 0
                ? Fit.misfit("port 0 only asks the system to choose: name the port it chose")
                : new Fit.Fits(number);
    }

    static Fit number(Word word, int least, int most, String what) {
        String digits = word.written();
        boolean plain =
                !digits.isEmpty() && digits.length() <= 9 && digits.chars().allMatch(Slot::isDigit);
        if (plain) {
            int number = Integer.parseInt(digits);
            if (number >= least && number <= most) {
                return new Fit.Fits(number);
            }
        }
        return Fit.misfit(word.shown() + " is not " + what + " from " + least + " to " + most);
    }

    private static Fit quoted(Word word) {
        if (!word.quoted()) {
            String close = word.written().replace("\\", "\\\\").replace("\"", "\\\"");
            return new Fit.Misfit("text stands in quotes", List.of("\"" + close + "\""));
        }
        return word.content().isEmpty()
                ? Fit.misfit("an empty text can be found anywhere: put something between the quotes")
                : new Fit.Fits(word.content());
    }

    private static Fit name(Word word) {
        String name = word.written();
        boolean fits = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && isLetter(name.charAt(0))
                && name.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '.');
        return fits
                ? new Fit.Fits(name)
                : Fit.misfit(word.shown() + " is no name: a letter, then letters, digits, dash, underscore");
    }

    private static Fit state(Word word) {
        return ConnectionState.parse(word.written())
                .<Fit>map(Fit.Fits::new)
                .orElseGet(() -> new Fit.Misfit(
                        word.shown() + " is none of the eleven states", Nearest.to(word.written(), STATE.options)));
    }

    private static Fit portClass(Word word) {
        return Arrays.stream(PortClass.values())
                .filter(each -> word.is(each.word()))
                .findFirst()
                .<Fit>map(Fit.Fits::new)
                .orElseGet(() -> Fit.misfit(word.shown() + " is no range of ports"));
    }

    private static Fit method(Word word) {
        String written = word.written();
        // A token (RFC 9110, section 9.1), without small letters: so that another subject is not taken for one.
        boolean fits = !word.quoted()
                && HttpSyntax.isToken(written)
                && written.charAt(0) >= 'A'
                && written.charAt(0) <= 'Z'
                && written.equals(written.toUpperCase(Locale.ROOT));
        return fits
                ? new Fit.Fits(written)
                : new Fit.Misfit(
                        word.shown() + " is no method: methods are in capitals", Nearest.to(written, METHOD.options));
    }

    private static Fit field(Word word) {
        boolean fits = !word.quoted() && HttpSyntax.isToken(word.written());
        return fits ? new Fit.Fits(word.written()) : Fit.misfit(word.shown() + " is no name of a header field");
    }

    private static Fit host(Word word) {
        String host = word.written();
        boolean fits = host.length() <= LONGEST_HOST
                && host.chars()
                        .allMatch(c -> isLetter(c) || isDigit(c) || c == '-' || c == '.' || c == '_' || c == ':');
        return fits ? new Fit.Fits(host) : Fit.misfit(word.shown() + " is no host name");
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
