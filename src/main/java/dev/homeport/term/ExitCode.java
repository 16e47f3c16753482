package dev.homeport.term;

import dev.homeport.session.Console;

/** What a line's outcome means to the shell that started the program. A bigger number is worse. */
final class ExitCode {
    static final int COULD_NOT_LOOK = 3;

    private ExitCode() {}

    static int of(Console.Outcome outcome) {
        return switch (outcome) {
            case OK, QUIT -> 0;
            case FAILED -> 1;
            case USAGE -> 2;
            case COULD_NOT_LOOK -> COULD_NOT_LOOK;
        };
    }
}
