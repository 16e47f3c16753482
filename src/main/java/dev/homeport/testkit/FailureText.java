package dev.homeport.testkit;

import dev.homeport.check.Check;
import dev.homeport.check.Finding;

/** A verdict that is no pass, in the lines that a lesson shows. */
final class FailureText {
    private static final int LONGEST_SENTENCE = 200;

    private FailureText() {}

    static String notYet(Check check, Finding finding) {
        return "not yet: " + wrong(check, finding);
    }

    static String wrong(Check check, Finding finding) {
        String text =
                sentence(check) + "\n    expected   " + finding.expected() + "\n    observed   " + finding.observed();
        return finding.next().isBlank() ? text : text + "\n    next       " + finding.next();
    }

    static String couldNotLook(Check check, String reason) {
        return sentence(check) + "\n    could not look: " + reason;
    }

    private static String sentence(Check check) {
        String sentence = check.sentence();
        return sentence.length() <= LONGEST_SENTENCE ? sentence : sentence.substring(0, LONGEST_SENTENCE) + "...";
    }
}
