package dev.homeport.verb;

import dev.homeport.net.EchoMode;
import dev.homeport.words.Nearest;
import java.util.Arrays;
import java.util.List;

/** The word for how an echo server serves. */
final class EchoModeText {
    static final List<String> ALL =
            Arrays.stream(EchoMode.values()).map(EchoMode::word).toList();

    private EchoModeText() {}

    static List<Completions.Candidate> candidates() {
        return Arrays.stream(EchoMode.values())
                .map(mode -> new Completions.Candidate(mode.word(), mode.meaning()))
                .toList();
    }

    /** @throws VerbException BAD_INPUT, with the nearest word if there is one */
    static EchoMode parse(String text) throws VerbException {
        EchoMode mode = EchoMode.parse(text).orElse(null);
        if (mode == null) {
            List<String> near = Nearest.to(text, ALL);
            throw VerbException.badInput(
                    Shown.word(text) + " is no mode of an echo server",
                    near.isEmpty() ? "modes are " + Shown.list(ALL, "and") : Shown.didYouMean(near));
        }
        return mode;
    }
}
