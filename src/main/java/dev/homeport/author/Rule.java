package dev.homeport.author;

/** What a lesson is held to, and the usual way out where it does not hold. */
public enum Rule {
    SOLUTION_PASSES(
            "a step's solution passes it",
            "play it with `homeport start FILE`: a misspelt name or port is the usual cause"),
    NO_SLIP("a solution names nothing that is not there", "correct the name, or leave the line out"),
    NOT_BLAMED(
            "while a solution is under way no check says wrong: what is only not done yet is not wrong",
            "divide the step there, or ask with a sentence that is not wrong before the end"),
    LAST_ACT_PASSES(
            "a step passes with the last act of its solution: it closes what no later step speaks of",
            "add a check of what the later lines do, or move them to the next step"),
    EACH_ACT_NEEDED(
            "without any one of its acts a solution does not pass",
            "add a check that sees what the line does, or leave it out; where no check can, `# not checked` above it says so"),
    MARK_TRUE("what `# not checked` stands above is not needed", "take the comment away"),
    FAILS_BEFORE(
            "each check, by itself, fails before the act",
            "ask for what the act changes; what may hold before belongs into a block `expect already`"),
    HOLDS_ALREADY(
            "what stands in `expect already` holds before the act, and did not before the lesson",
            "ask for it in the block `expect`"),
    DENIES_SOMETHING(
            "what a sentence with `not` denies is seen to be true: before the act, after a `wrong` answer, or without a line",
            "look at its spelling; a `wrong` answer that makes it true proves it"),
    ONE_OUTCOME("one choice of a prediction comes true, and only by the act", "ask for what tells the choices apart"),
    WRONG_FAILS("a `wrong` answer does not pass", "add a check that sees the difference"),
    WRONG_IS_TOLD(
            "a `wrong` answer gets its message",
            "`=>` takes some words of what the answer is shown, which stands above"),
    MESSAGE_IS_ITS_OWN(
            "a message behind `=>` is that answer's own: neither the untouched step nor another answer gets it",
            "take words that only this answer is shown"),
    QUIZ("a wrong answer to a quiz does not pass", "tick what is right"),
    NOTHING_LEFT("a lesson leaves nothing open", "close it in the last step"),
    SPEAKS_TO_ITS_OWN(
            "a lesson's line speaks only to what was opened here, and to ports that nobody has",
            "open a server for it, such as `echo 0 as NAME`. If nobody should have the port, end the program and verify again"),
    STAYS_INSIDE("a lesson exposes nothing and writes no file", "leave that option out"),
    SHELL_ENDS_WELL("a `solution sh` ends with 0", "look at its output, above"),
    HINT_CAN_BE_TYPED("a command in a hint can be typed", "correct it"),
    HINT_FITS(
            "a hint's commands use the ports and names of its step, or of those before it",
            "correct the hint, or the step"),
    HINT_IS_REACHED(
            "the trouble of a `hint when` can come from a verb of its step, or of its hints",
            "name the trouble that a learner meets there, or say `hint after 2 tries`"),
    HAS_HINT("a step that asks for something has a hint", "add a block `hint`"),
    LASTS(
            "what a check asks for lasts until the learner has done it",
            "ask for what stays, such as `is closed`, or say in the text how long it holds"),
    TRY_CAN_BE_TYPED("what `try` shows can be typed in its step", "correct the line");

    private final String rule;
    private final String remedy;

    Rule(String rule, String remedy) {
        this.rule = rule;
        this.remedy = remedy;
    }

    /** What should hold, in one line. */
    public String rule() {
        return rule;
    }

    /** What its author can do. */
    public String remedy() {
        return remedy;
    }
}
