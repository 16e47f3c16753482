package dev.homeport.lesson;

import dev.homeport.net.Trouble;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What follows {@code hint}: when it is offered without being asked for. */
final class HintCondition {
    private static final String RULE =
            "a hint is offered `after 2 tries`, `after 60s`, `when port-taken`, or when asked";
    private static final int MOST_TRIES = 99;
    private static final int MOST_SECONDS = 3600;

    private HintCondition() {}

    static Optional<Hint.When> read(Piece arguments, Problems problems) {
        if (arguments.isEmpty()) {
            return Optional.of(new Hint.When.Asked());
        }
        Piece how = arguments.word();
        Piece rest = arguments.afterWord();
        Optional<Hint.When> when = switch (how.text()) {
            case "after" -> after(rest);
            case "when" -> Trouble.parse(rest.text()).map(Hint.When.OnTrouble::new);
            default -> Optional.empty();
        };
        if (when.isEmpty()) {
            complain(arguments, how, rest, problems);
        }
        return when;
    }

    private static Optional<Hint.When> after(Piece rest) {
        String count = rest.word().text();
        String unit = rest.afterWord().text();
        if (unit.equals("tries") || unit.equals("try")) {
            return Numbers.upTo(count, MOST_TRIES).map(Hint.When.AfterTries::new);
        }
        if (unit.isEmpty() && count.endsWith("s")) {
            return Numbers.upTo(count.substring(0, count.length() - 1), MOST_SECONDS)
                    .map(seconds -> new Hint.When.AfterTime(Duration.ofSeconds(seconds)));
        }
        return Optional.empty();
    }

    private static void complain(Piece arguments, Piece how, Piece rest, Problems problems) {
        if (how.text().equals("when") && !rest.isEmpty()) {
            List<String> words =
                    Arrays.stream(Trouble.values()).map(Trouble::word).toList();
            List<String> near = problems.near(rest.text(), words);
            String message = "no trouble is called " + Problems.quote(rest.text());
            problems.at(rest, near.isEmpty() ? message + "; there are " + String.join(", ", words) : message, near);
        } else if (how.text().equals("after") || how.text().equals("when")) {
            problems.at(arguments, RULE);
        } else {
            problems.at(how, RULE, problems.near(how.text(), List.of("after", "when")));
        }
    }
}
