package dev.homeport.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Markdown page with parts that come from the code, each between {@code <!-- NAME -->} and {@code <!-- /NAME -->}. */
record Page(Path file) {
    /** How to accept what the code says, for the message of a test that fails. */
    private static final String ACCEPT = "mvn -q test -Dtest=ReferenceTest -Dreference.update=true";

    /** Compares a part with what the code says, or writes it into the page where {@code reference.update} is set. */
    void holds(String name, String generated) throws IOException {
        String text = text();
        String opening = "<!-- " + name + " -->\n";
        String closing = "<!-- /" + name + " -->\n";
        assertThat(text).as("%s", file).containsOnlyOnce(opening).containsOnlyOnce(closing);
        int from = text.indexOf(opening) + opening.length();
        int to = text.indexOf(closing);
        if (Boolean.getBoolean("reference.update")) {
            text = text.substring(0, from) + generated + text.substring(to);
            Files.writeString(file, text);
            to = from + generated.length();
        }
        assertThat(text.substring(from, to))
                .as("%s of %s; to accept what the code says: %s", name, file, ACCEPT)
                .isEqualTo(generated);
    }

    /** What stands in the first fence that opens with this line, without the fence. */
    String fenced(String opening) throws IOException {
        String text = text();
        assertThat(text).as("%s", file).contains("\n" + opening + "\n");
        int from = text.indexOf("\n" + opening + "\n") + opening.length() + 2;
        String fence = opening.replaceFirst("[^`].*", "");
        return text.substring(from, text.indexOf("\n" + fence + "\n", from) + 1);
    }

    String text() throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }

    /** A table: a row of headings, then rows of as many cells. */
    static String table(List<String> headings, List<List<String>> rows) {
        assertThat(rows).as("rows under %s", headings).isNotEmpty();
        StringBuilder out = new StringBuilder();
        row(headings, out);
        row(headings.stream().map(each -> "---").toList(), out);
        rows.forEach(each -> row(each, out));
        return out.toString();
    }

    private static void row(List<String> cells, StringBuilder out) {
        cells.forEach(each -> out.append("| ").append(each.replace("|", "\\|")).append(' '));
        out.append("|\n");
    }
}
