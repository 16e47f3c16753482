package dev.homeport.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.lesson.LessonParser;
import dev.homeport.lesson.ParsedLesson;
import dev.homeport.session.LessonCommands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Bad changes, made mechanically to the lessons of this repository, and how many of them verify sees. The build makes one of
 * each kind; {@code -Dbad.changes=all} makes all, and prints those that are not seen.
 */
class BadChangesTest {
    private static final LessonFolder COURSE = LessonFolder.of(Path.of("lessons"));
    private static final boolean ALL = "all".equals(System.getProperty("bad.changes"));
    private static final String NOT_CHECKED = "# not checked";

    /** What can be done to a lesson. */
    private enum Kind {
        /** Of a solution one act is left out. */
        ACT_LEFT_OUT(1.0),
        /** In the place of an act stands another. */
        ANOTHER_ACT(1.0),
        /** Of several checks one is left out. It may have asked for nothing that the others do not. */
        CHECK_DROPPED(0.2),
        /** A check asks for less. */
        CHECK_WEAKENED(0.5),
        /** A check denies what nobody ever made. */
        NOT_ON_A_MISSPELT_PATH(1.0),
        HINT_WITH_A_WRONG_PORT(1.0),
        HINT_WITH_A_WRONG_NAME(1.0),
        HINT_MISSPELT(1.0),
        HINT_NEVER_REACHED(1.0),
        NO_HINT(1.0),
        UNKNOWN_NEEDS(1.0),
        MESSAGE_FITS_ANYTHING(1.0),
        EXPOSED(1.0),
        HOLDS_BEFORE(1.0),
        PASSES_BY_ITSELF(1.0);

        /** The share that must be seen. */
        private final double least;

        Kind(double least) {
            this.least = least;
        }
    }

    private record Change(Kind kind, String path, int line, String text) {}

    @Test
    @Timeout(900)
    void verifySeesEachKindOfBadChange() throws Exception {
        List<Change> changes = new ArrayList<>();
        for (String path : COURSE.paths()) {
            changes.addAll(changes(path));
        }
        if (!ALL) {
            changes = ofEachKindOne(changes);
        }
        List<Change> parsed = new ArrayList<>();
        List<Lesson> lessons = new ArrayList<>();
        List<Boolean> seen = new ArrayList<>();
        for (Change each : changes) {
            byte[] bytes = each.text().getBytes(StandardCharsets.UTF_8);
            ParsedLesson read = LessonParser.parse(each.path(), bytes, new LessonCommands());
            boolean readable = read.lesson().isPresent()
                    && COURSE.unknownNeeds(each.path(), bytes).isEmpty();
            parsed.add(each);
            seen.add(!readable);
            if (readable) {
                lessons.add(read.lesson().orElseThrow());
            }
        }
        List<Proof> proofs = new Verifier(62893, Allowed.NO_CODE, "", Verifier.Progress.NONE).verify(lessons);
        int next = 0;
        for (int i = 0; i < seen.size(); i++) {
            if (!seen.get(i)) {
                Proof proof = proofs.get(next++);
                seen.set(i, !proof.holds() || !proof.remarks().isEmpty());
            }
        }
        Map<Kind, int[]> tally = new TreeMap<>();
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < parsed.size(); i++) {
            int[] counts = tally.computeIfAbsent(parsed.get(i).kind(), kind -> new int[2]);
            counts[0] += seen.get(i) ? 1 : 0;
            counts[1]++;
            if (!seen.get(i)) {
                Change each = parsed.get(i);
                unseen.add(each.kind() + " " + each.path() + ":" + each.line());
            }
        }
        StringBuilder table = new StringBuilder();
        tally.forEach((kind, counts) -> table.append(kind)
                .append(' ')
                .append(counts[0])
                .append(" of ")
                .append(counts[1])
                .append('\n'));
        if (ALL) {
            System.out.println(table + "not seen: " + String.join("\n  ", unseen));
        }
        assertThat(tally.keySet()).as(table.toString()).containsExactly(Kind.values());
        tally.forEach((kind, counts) -> assertThat((double) counts[0] / counts[1])
                .as("seen of " + kind + "; not seen: " + unseen + "\n" + table)
                .isGreaterThanOrEqualTo(ALL || kind.least == 1 ? kind.least : 0));
    }

    private static List<Change> ofEachKindOne(List<Change> changes) {
        Map<Kind, Change> first = new TreeMap<>();
        changes.forEach(each -> first.putIfAbsent(each.kind(), each));
        return List.copyOf(first.values());
    }

    private static List<Change> changes(String path) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("lessons", path));
        Map<Kind, List<Change>> found = new TreeMap<>();
        String block = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                block = line.length() > 3 && block.isEmpty() ? line.substring(3) : "";
                if (block.startsWith("hint")) {
                    add(found, Kind.HINT_NEVER_REACHED, path, with(lines, i, "```hint when " + unreachable(lines, i)));
                    if (isFirstHint(lines, i)) {
                        add(found, Kind.NO_HINT, path, withoutHints(lines, i));
                    }
                }
                continue;
            }
            if (line.startsWith("needs:")) {
                add(found, Kind.UNKNOWN_NEEDS, path, with(lines, i, line + "x"));
            }
            switch (block) {
                case "try" -> tries(found, path, lines, i);
                case "expect" -> expects(found, path, lines, i);
                case "wrong" -> {
                    if (line.startsWith("=>")) {
                        add(found, Kind.MESSAGE_FITS_ANYTHING, path, with(lines, i, "=> o"));
                        add(found, Kind.MESSAGE_FITS_ANYTHING, path, with(lines, i, "=> " + firstCheck(lines, i)));
                    }
                }
                default -> {
                    if (block.startsWith("hint")) {
                        hints(found, path, lines, i);
                    }
                }
            }
        }
        List<Change> changes = new ArrayList<>();
        found.values().forEach(changes::addAll);
        return changes;
    }

    private static void tries(Map<Kind, List<Change>> found, String path, List<String> lines, int i) {
        String line = lines.get(i);
        boolean marked = lines.get(i - 1).startsWith(NOT_CHECKED);
        if (line.startsWith("#") || marked || !Acts.doesSomething(line)) {
            return;
        }
        boolean alone = lines.get(i - 1).startsWith("```") && lines.get(i + 1).startsWith("```");
        add(found, Kind.ACT_LEFT_OUT, path, alone ? with(lines, i, "sockets") : without(lines, i));
        add(found, Kind.ANOTHER_ACT, path, with(lines, i, "listen 0 as another"));
        add(found, Kind.EXPOSED, path, with(lines, i, "listen 0.0.0.0:0 as another --expose"));
    }

    private static void expects(Map<Kind, List<Change>> found, String path, List<String> lines, int i) {
        String line = lines.get(i);
        boolean alone = lines.get(i - 1).startsWith("```") && lines.get(i + 1).startsWith("```");
        if (!alone) {
            add(found, Kind.CHECK_DROPPED, path, without(lines, i));
        }
        String weak = weakened(line);
        if (!weak.equals(line)) {
            add(found, Kind.CHECK_WEAKENED, path, with(lines, i, weak));
        }
        if (line.startsWith("GET ")) {
            String url = line.split(" ", -1)[1];
            add(found, Kind.NOT_ON_A_MISSPELT_PATH, path, with(lines, i, line + "\nGET " + url + "x not answers 200"));
            add(found, Kind.NOT_ON_A_MISSPELT_PATH, path, with(lines, i, "GET " + url + "x not answers 200"));
        }
        if (line.startsWith("connection ") && line.contains("is established")) {
            add(
                    found,
                    Kind.PASSES_BY_ITSELF,
                    path,
                    with(lines, i, line + "\n" + line.replace("established", "not in TIME-WAIT")));
        }
        add(found, Kind.HOLDS_BEFORE, path, with(lines, i, line + "\nname localhost resolves to 127.0.0.1"));
    }

    private static String weakened(String check) {
        return check.replaceAll(" (with (body|header|json) .*)$", "")
                .replaceAll("echoes \\d+ random bytes$", "is listening")
                .replaceAll("serves \\d+ clients at once$", "is listening")
                .replaceAll("is established$", "was not refused")
                .replaceAll("is in CLOSE-WAIT$", "is not closed")
                .replaceAll("^port (\\S+) is reachable only from this machine$", "port $1 is listening")
                .replaceAll("accepted 1 connection$", "is listening");
    }

    private static void hints(Map<Kind, List<Change>> found, String path, List<String> lines, int i) {
        String line = lines.get(i);
        if (line.matches(".*`[a-z ]*(connect|listen|who|udp send) 6\\d{4}.*")) {
            add(found, Kind.HINT_WITH_A_WRONG_PORT, path, with(lines, i, line.replace("62893", "62899")));
        }
        String named = line.replaceFirst("(`(?:accept|close|connect) )([a-z_]+)( as|`)", "$1nobody$3");
        if (!named.equals(line)) {
            add(found, Kind.HINT_WITH_A_WRONG_NAME, path, with(lines, i, named));
        }
        String misspelt = line.replaceFirst("`(listen|connect|accept|close|udp bind) ([^`]+)`", "`$1 $2 --bakclog 4`");
        if (!misspelt.equals(line)) {
            add(found, Kind.HINT_MISSPELT, path, with(lines, i, misspelt));
        }
    }

    /** A trouble that no verb of the step can meet. */
    private static String unreachable(List<String> lines, int i) {
        int from = i;
        while (!lines.get(from).startsWith("## ")) {
            from--;
        }
        int to = i;
        while (to < lines.size() && !lines.get(to).startsWith("## ")) {
            to++;
        }
        String step = String.join("\n", lines.subList(from, to));
        return Pattern.compile("(?m)^udp ").matcher(step).find() ? "not-trusted" : "unreachable";
    }

    private static boolean isFirstHint(List<String> lines, int i) {
        for (int j = i - 1; !lines.get(j).startsWith("## "); j--) {
            if (lines.get(j).startsWith("```hint")) {
                return false;
            }
        }
        return true;
    }

    /** The first check of the step, which is shown with every answer. */
    private static String firstCheck(List<String> lines, int i) {
        int at = i;
        while (!lines.get(at).startsWith("```expect")) {
            at--;
        }
        return lines.get(at + 1).replaceAll("\\$\\{.*", "").strip();
    }

    private static String[] withoutHints(List<String> lines, int from) {
        List<String> out = new ArrayList<>(lines.subList(0, from));
        boolean inHint = false;
        boolean sameStep = true;
        for (String line : lines.subList(from, lines.size())) {
            sameStep &= !line.startsWith("## ");
            inHint |= sameStep && line.startsWith("```hint");
            if (!inHint) {
                out.add(line);
            }
            inHint &= !line.equals("```");
        }
        return new String[] {Integer.toString(from + 1), String.join("\n", out)};
    }

    private static String[] with(List<String> lines, int i, String other) {
        List<String> out = new ArrayList<>(lines);
        out.set(i, other);
        return new String[] {Integer.toString(i + 1), String.join("\n", out)};
    }

    private static String[] without(List<String> lines, int i) {
        return new String[] {
            Integer.toString(i + 1),
            String.join(
                    "\n",
                    IntStream.range(0, lines.size())
                            .filter(j -> j != i)
                            .mapToObj(lines::get)
                            .toList())
        };
    }

    private static void add(Map<Kind, List<Change>> found, Kind kind, String path, String[] change) {
        found.computeIfAbsent(kind, k -> new ArrayList<>())
                .add(new Change(kind, path, Integer.parseInt(change[0]), change[1]));
    }
}
