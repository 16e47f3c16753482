package dev.homeport.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names of the lab's sockets, as far as a lesson's text shows them. */
final class Names {
    private static final int LONGEST = 32;
    /** Listener, connection, udp socket, echo server, web server: {@code l1}, {@code c1} and so on. */
    private static final String AUTOMATIC = "lcuewpt";

    private Names() {}

    /** A letter, then letters, digits, dashes and underscores; at most 32. */
    static boolean valid(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && letter(name.charAt(0))
                && name.chars().allMatch(c -> letter(c) || digit(c) || c == '-' || c == '_');
    }

    /** Whether the lab can have the name: made by {@code as}, given by itself, or a server's connection {@code e1.1}. */
    static boolean known(String name, Set<String> made) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            return digits(name.substring(dot + 1)) && known(name.substring(0, dot), made);
        }
        return made.contains(name)
                || (name.length() > 1 && AUTOMATIC.indexOf(name.charAt(0)) >= 0 && digits(name.substring(1)));
    }

    /** The names that the command makes with {@code as NAME}. */
    static List<String> madeBy(String command) {
        List<String> words = words(command);
        List<String> made = new ArrayList<>();
        for (int i = 1; i < words.size() - 1; i++) {
            if (words.get(i).equals("as") && valid(words.get(i + 1))) {
                made.add(words.get(i + 1));
            }
        }
        return made;
    }

    // Quotes only keep words together here; the verbs read them properly.
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (quote == 0 && Piece.isSpace(c)) {
                flush(word, words);
                continue;
            }
            word.append(c);
            if (c == '\\' && quote != '\'' && i + 1 < command.length()) {
                word.append(command.charAt(++i));
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            }
        }
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Names::digit);
    }
}
