package dev.homeport.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what may have been meant. */
public final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /**
     * The candidates that are a small slip away from the word, best first, at most three. A slip is a letter too many, too
     * few, wrong, or swapped with its neighbour; a third of the word's length may be slips, at least one and at most three.
     */
    public static List<String> to(String word, Collection<String> candidates) {
        String typed = word.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, Math.min(3, (typed.length() + 1) / 3));
        record Scored(String text, int slips) {}
        return candidates.stream()
                .distinct()
                .map(each -> new Scored(each, slips(typed, each.toLowerCase(Locale.ROOT))))
                .filter(each -> each.slips() <= allowed)
                .sorted(Comparator.comparingInt(Scored::slips).thenComparing(Scored::text))
                .limit(MOST)
                .map(Scored::text)
                .toList();
    }

    /** The candidates that begin with the word, at most three; none for a single letter, which says too little. */
    public static List<String> begunBy(String word, Collection<String> candidates) {
        String typed = word.toLowerCase(Locale.ROOT);
        return typed.length() < 2
                ? List.of()
                : candidates.stream()
                        .distinct()
                        .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(typed))
                        .limit(MOST)
                        .toList();
    }

    /** The optimal string alignment distance: Levenshtein's with swaps of neighbours. */
    private static int slips(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + wrong);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
