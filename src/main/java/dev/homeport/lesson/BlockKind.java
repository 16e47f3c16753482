package dev.homeport.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The fenced blocks that are the script. */
enum BlockKind {
    TRY("", true, "commands shown to the learner; the solution, where no `solution` stands"),
    EXPECT("already", true, "checks, one a line; all must pass. With `already` they hold before the act, too"),
    SETUP("", true, "verbs that run before the step"),
    HINT(
            "after N tries, after 60s, when TROUBLE",
            false,
            "one rung of the ladder; what follows the word chooses when it is offered unasked"),
    SOLUTION("java, sh", false, "another way to pass, in verbs, Java or shell; `verify` proves it"),
    WRONG("", false, "an answer that must not pass, then `=>` and the message that it must get"),
    PREDICT("", true, "a question, then choices `- outcome => check`; what really happens decides"),
    QUIZ("", true, "a question, then answers `- [ ]` and `- [x]`, then `=>` and the explanation"),
    NOTE("", true, "shown once the step has passed: the reason behind it, with its source");

    private final String arguments;
    private final boolean single;
    private final String meaning;

    BlockKind(String arguments, boolean single, String meaning) {
        this.arguments = arguments;
        this.single = single;
        this.meaning = meaning;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String arguments() {
        return arguments;
    }

    /** Whether a step has at most one. */
    boolean single() {
        return single;
    }

    String meaning() {
        return meaning;
    }

    static Optional<BlockKind> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(BlockKind::word).toList();
    }
}
