package dev.homeport.check;

import dev.homeport.net.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that a running program goes by: its own, that of the file it runs, and where that file is an interpreter the name of
 * what it interprets. So {@code flask --app app run}, which Linux shows as python3 once its reloader has started it again, is
 * flask; and python3 as well.
 */
final class ProgramNames {
    /** Interpreters, whose first word that is no option is what they run, each with its options that take the next word. */
    private static final Map<String, Set<String>> INTERPRETERS = Map.ofEntries(
            Map.entry("python", Set.of("-W", "-X", "--check-hash-based-pycs")),
            Map.entry(
                    "node",
                    Set.of("-r", "--require", "--import", "--loader", "--experimental-loader", "-C", "--conditions")),
            Map.entry("php", Set.of("-d", "-c", "-S", "-t", "-z")),
            Map.entry("ruby", Set.of("-I", "-r", "-C", "-E")),
            Map.entry(
                    "java",
                    Set.of("-p", "--module-path", "--add-modules", "--add-opens", "--add-exports", "--add-reads")),
            Map.entry("perl", Set.of("-I")),
            Map.entry("sh", Set.of("-o")),
            Map.entry("bash", Set.of("-o", "-O", "--rcfile", "--init-file")),
            Map.entry("dash", Set.of("-o")),
            Map.entry("zsh", Set.of("-o")),
            Map.entry("deno", Set.of()),
            Map.entry("bun", Set.of()),
            Map.entry("dotnet", Set.of()),
            Map.entry("lua", Set.of("-l")));

    /** After these comes the program itself, and no file's name. */
    private static final Set<String> CODE = Set.of("-c", "-e", "-E", "-p", "--eval", "--print");

    private static final Set<String> CLASS_PATHS = Set.of("-cp", "-classpath", "--class-path");
    private static final Set<String> MODULES = Set.of("-m", "--module");

    private ProgramNames() {}

    /** Whether the program is the one that is meant: {@code python} means python3.11, {@code mysql} mysqld, and nc not ncat. */
    static boolean isCalled(Owner owner, String wanted) {
        return of(owner).stream().anyMatch(name -> begins(name, wanted));
    }

    /** All of them, its own first. */
    static List<String> of(Owner owner) {
        List<String> names = new ArrayList<>(List.of(owner.name(), base(owner.file())));
        List<String> words = owner.arguments();
        if (!words.isEmpty()) {
            names.add(base(words.get(0)));
            interpreter(names).ifPresent(options -> addInterpreted(words.subList(1, words.size()), options, names));
        }
        names.removeIf(String::isEmpty);
        return names.stream().distinct().toList();
    }

    /** Its options that take the next word; empty if it is none. */
    private static Optional<Set<String>> interpreter(List<String> names) {
        return INTERPRETERS.entrySet().stream()
                .filter(each -> names.stream().anyMatch(name -> begins(name, each.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void addInterpreted(List<String> words, Set<String> withAValue, List<String> names) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            if (CLASS_PATHS.contains(word)) {
                // A Java program has often no other name than that of the archive it is in.
                for (String each : value.split("[:;]")) {
                    names.add(each.endsWith(".jar") ? base(each) : "");
                }
                i++;
            } else if (MODULES.contains(word)) {
                names.add(value.substring(value.indexOf('/') + 1));
                return;
            } else if (withAValue.contains(word)) {
                i++;
            } else if (CODE.contains(word)) {
                return;
            } else if (!word.startsWith("-")) {
                names.add(base(word));
                return;
            }
        }
    }

    /** The last part of a path of either kind of system. */
    private static String base(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** In any case, as macOS and Windows write names in others; and up to the end of a word or of a number. */
    private static boolean begins(String name, String wanted) {
        String lower = name.toLowerCase(Locale.ROOT);
        String start = wanted.toLowerCase(Locale.ROOT);
        if (start.isEmpty() || !lower.startsWith(start)) {
            return false;
        }
        String rest = lower.substring(start.length());
        if (rest.isEmpty() || rest.equals("d")) {
            return true;
        }
        char next = rest.charAt(0);
        return isDigit(next) ? !isDigit(start.charAt(start.length() - 1)) : !Character.isLetter(next);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
