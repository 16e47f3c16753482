package dev.homeport.testkit;

import dev.homeport.lab.Lab;

/** What a lab holds. */
public class LabAssert extends SentenceAssert<LabAssert, Lab> {
    public LabAssert(Lab actual) {
        this(actual, LabEyes.of(actual));
    }

    LabAssert(Lab actual, Eyes eyes) {
        super(actual, LabAssert.class, eyes);
    }

    /** It holds no open socket or server. */
    @Spells("nothing is left open")
    public LabAssert hasNothingLeftOpen() {
        return holds("nothing is left open");
    }
}
