package dev.homeport.truth;

import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of a row in one language.
 *
 * @param said the verdict's word, or why the sentence was not understood
 * @param words its evidence, observation or reason
 */
record Try(Row row, Language language, String servers, Kind kind, String said, String words) {
    /** How a verdict can be false. */
    enum Kind {
        RIGHT,
        FALSE_PASS,
        FALSE_FAIL,
        /** It could not look where there was something to see, or looked where nothing could be seen. */
        COULD_NOT_LOOK,
        /** The right verdict, with other words or of another kind of no. */
        OTHER_WORDS,
        NOT_UNDERSTOOD
    }

    static Try of(Row row, Language language, List<Script> servers, Verdict verdict) {
        String said = verdict.passed()
                ? "pass"
                : verdict instanceof Verdict.Wrong
                        ? "wrong"
                        : verdict instanceof Verdict.NotYet ? "not yet" : "could not look";
        String words = words(verdict);
        return new Try(row, language, text(servers), kind(row, verdict, words), said, words);
    }

    static Try unclear(Row row, Language language, List<Script> servers, String said) {
        return new Try(row, language, text(servers), Kind.NOT_UNDERSTOOD, said, "");
    }

    private static Kind kind(Row row, Verdict verdict, String words) {
        if (row.right().is(verdict)) {
            return words.contains(row.words()) ? Kind.RIGHT : Kind.OTHER_WORDS;
        }
        if (verdict.passed()) {
            return Kind.FALSE_PASS;
        }
        if (verdict instanceof Verdict.CouldNotLook || row.right() == Row.Right.COULD_NOT_LOOK) {
            return Kind.COULD_NOT_LOOK;
        }
        boolean untrue = row.right() == Row.Right.WRONG || row.right() == Row.Right.NOT_YET;
        return untrue && verdict instanceof Verdict.NotYet ? Kind.OTHER_WORDS : Kind.FALSE_FAIL;
    }

    private static String words(Verdict verdict) {
        if (verdict instanceof Verdict.Pass pass) {
            return pass.evidence();
        }
        if (verdict instanceof Verdict.CouldNotLook blind) {
            return blind.reason();
        }
        Finding finding =
                verdict instanceof Verdict.Wrong wrong ? wrong.finding() : ((Verdict.NotYet) verdict).finding();
        return finding.observed() + "; next: " + finding.next();
    }

    private static String text(List<Script> servers) {
        return servers.stream().map(Script::text).collect(Collectors.joining(" + "));
    }

    boolean isRight() {
        return kind == Kind.RIGHT;
    }

    String name() {
        return row.place() + " " + language.word() + ": " + row.sentence();
    }

    @Override
    public String toString() {
        return name() + "\n    server    " + servers + "\n    right     " + row.right().word
                + (row.words().isEmpty() ? "" : " : " + row.words()) + "\n    said      " + said + " : " + words;
    }
}
