package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeport.net.Trouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Something that must be refused as bad input, and both lines that the learner then reads. */
final class Refused {
    private Refused() {}

    static void says(ThrowingCallable call, String what, String next) {
        VerbException e = catchThrowableOfType(VerbException.class, call);
        assertThat(e).as("it was not refused").isNotNull();
        assertThat(e.what()).isEqualTo(what);
        assertThat(e.next()).isEqualTo(next);
        assertThat(e.trouble()).isEqualTo(Trouble.BAD_INPUT);
    }
}
