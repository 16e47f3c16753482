package dev.homeport.app;

/** What the program's exit code says. */
enum ExitCode {
    /** All that was asked for passed. */
    PASSED(0),
    /** A step or a check did not pass. */
    NOT_PASSED(1),
    /** The program was called in a way it does not know, or a lesson can't be read. */
    USAGE(2),
    /** The fault is the program's own, or a look at the machine, its input or its output did not work. */
    INTERNAL(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
