package dev.homeport.lesson;

import dev.homeport.net.Trouble;
import java.time.Duration;
import java.util.List;

/** One rung of the ladder, and when it is offered. */
public record Hint(When when, List<Prose> text, int line) {
    public Hint {
        text = List.copyOf(text);
    }

    /** When a hint is offered without being asked for. */
    public sealed interface When {
        /** Only when asked. */
        record Asked() implements When {}

        /** {@code hint after 2 tries}: that many commands that did not pass the step. */
        record AfterTries(int tries) implements When {}

        /** {@code hint after 60s}: that long in the step. */
        record AfterTime(Duration time) implements When {}

        /** {@code hint when port-taken}: once a command ran into it. */
        record OnTrouble(Trouble trouble) implements When {}
    }
}
