package dev.homeport.lesson;

import java.util.List;
import java.util.Locale;

/** Ids of lessons and steps: lower-case letters, digits and dashes, a letter or digit first, at most 64. */
final class Ids {
    static final String RULE = "lower-case letters, digits and dashes, a letter or digit first, at most 64";
    private static final int LONGEST = 64;

    private Ids() {}

    static boolean valid(String id) {
        if (id.isEmpty() || id.length() > LONGEST || id.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) != '-' && !plain(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** An id made from a title; empty if the title has nothing that an id can hold. */
    static String from(String title) {
        StringBuilder out = new StringBuilder();
        for (char c : title.toLowerCase(Locale.ROOT).toCharArray()) {
            if (plain(c)) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '-' && c != '\'') {
                out.append('-');
            }
            if (out.length() == LONGEST) {
                break;
            }
        }
        while (!out.isEmpty() && out.charAt(out.length() - 1) == '-') {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    /** The id that the text nearly is, if any. */
    static List<String> suggest(String text) {
        String id = from(text);
        return id.isEmpty() ? List.of() : List.of(id);
    }

    private static boolean plain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
