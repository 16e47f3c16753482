package dev.homeport.lesson;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What may be cited, from literature.txt: RFCs with their sections, and pages of the manual. */
final class Literature {
    private static final String FILE = "literature.txt";
    private static final String RFC = "RFC ";
    private static final String OBSOLETED = "obsoleted by ";
    private static final String MAN = "man ";

    private final Map<Integer, Rfc> rfcs = new TreeMap<>();
    private final Map<String, Set<Integer>> pages = new TreeMap<>();

    /**
     * @param title as the RFC has it; empty for one that is obsolete
     * @param sections by number, such as {@code 3.6.1} or {@code B.4}: the title
     * @param replacedBy the RFCs that obsolete it; empty if none does
     */
    record Rfc(int number, String title, Map<String, String> sections, List<Integer> replacedBy) {}

    /** The one that the program brings along. */
    static Literature known() {
        return Known.LITERATURE;
    }

    /** @throws IllegalArgumentException for a line that is none of the kinds which the file's head names */
    static Literature read(List<String> lines) {
        Literature read = new Literature();
        Map<String, String> sections = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith(RFC)) {
                sections = new LinkedHashMap<>();
                read.rfc(line, sections);
            } else if (line.startsWith(MAN)) {
                read.man(line);
            } else if (line.startsWith("  ") && line.indexOf(' ', 2) > 2) {
                int space = line.indexOf(' ', 2);
                sections.put(line.substring(2, space), line.substring(space + 1));
            } else {
                throw new IllegalArgumentException(FILE + ": " + line);
            }
        }
        return read;
    }

    Optional<Rfc> rfc(int number) {
        return Optional.ofNullable(rfcs.get(number));
    }

    /** Those that nothing replaces. */
    List<String> rfcNumbers() {
        return rfcs.values().stream()
                .filter(each -> each.replacedBy().isEmpty())
                .map(each -> Integer.toString(each.number()))
                .toList();
    }

    /** The sections of the manual that have a page of that name; empty for none. */
    Set<Integer> manualSections(String page) {
        return pages.getOrDefault(page, Set.of());
    }

    Set<String> pageNames() {
        return pages.keySet();
    }

    private void rfc(String line, Map<String, String> sections) {
        int space = line.indexOf(' ', RFC.length());
        int number = Integer.parseInt(line.substring(RFC.length(), space));
        String rest = line.substring(space + 1);
        List<Integer> replacedBy = new ArrayList<>();
        if (rest.startsWith(OBSOLETED)) {
            for (String each : rest.substring(OBSOLETED.length()).split(" ", -1)) {
                replacedBy.add(Integer.parseInt(each));
            }
        }
        rfcs.put(number, new Rfc(number, replacedBy.isEmpty() ? rest : "", sections, List.copyOf(replacedBy)));
    }

    private void man(String line) {
        String[] words = line.split(" ", -1);
        int section = Integer.parseInt(words[1]);
        for (int i = 2; i < words.length; i++) {
            pages.computeIfAbsent(words[i], name -> new TreeSet<>()).add(section);
        }
    }

    /** Read once, and only where something is cited. */
    private static final class Known {
        static final Literature LITERATURE = load();

        private static Literature load() {
            InputStream file = Literature.class.getResourceAsStream(FILE);
            if (file == null) {
                throw new IllegalStateException(FILE + " is not beside the program's classes");
            }
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                return read(lines.lines().toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
