package dev.homeport.author;

import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Step;
import dev.homeport.lesson.Step.ScriptLine;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Names the checks of states that a connection leaves by itself (RFC 9293, section 3.3.2). */
final class Lasting {
    private static final String SOON = "passes by itself as soon as the peer's segment comes";

    private static final Map<String, String> PASSING = Map.of(
            "time-wait", "passes by itself: on Linux after 60 s",
            "syn-sent", SOON,
            "syn-received", SOON,
            "fin-wait-1", SOON,
            "closing", SOON,
            "last-ack", SOON);

    private Lasting() {}

    static void remark(Lesson lesson, Findings findings) {
        for (Step step : lesson.steps()) {
            Step.Predict predict = step.predict();
            Stream<ScriptLine> choices =
                    predict == null ? Stream.of() : predict.choices().stream().map(Step.Predict.Choice::check);
            Stream.concat(step.expects().stream(), choices)
                    .forEach(line -> passing(line.text())
                            .ifPresent(why -> findings.remark(
                                    Rule.LASTS, step, line.line(), line.text() + ": that state " + why)));
        }
    }

    private static Optional<String> passing(String sentence) {
        // As check sentences do, in netstat's and ss's spellings too.
        String plain = sentence.toLowerCase(Locale.ROOT)
                .replace('_', '-')
                .replace("timewait", "time-wait")
                .replaceAll("fin-?wait-?1", "fin-wait-1")
                .replaceAll("syn-recv", "syn-received");
        return PASSING.keySet().stream()
                .filter(state -> plain.contains(" in " + state))
                .map(PASSING::get)
                .findFirst();
    }
}
