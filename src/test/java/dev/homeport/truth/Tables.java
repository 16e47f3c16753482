package dev.homeport.truth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the tables.
 *
 * <pre>
 * ## SERVER                  begins a block; "[java node] SERVER" leaves the other languages out
 * + SERVER                   one server more
 * &gt; LINE                     typed before the sentences
 * &lt; LISTENER : OP ; OP ...   a client of the playground's listener, a program of its own
 * SENTENCE -&gt; RIGHT [: WORDS]
 * </pre>
 *
 * In lines and sentences P and Q, as words or before a slash, are the servers' ports.
 */
final class Tables {
    private static final List<String> NAMES = List.of(
            "echo",
            "halves",
            "links",
            "clients",
            "datagrams",
            "tls",
            "http",
            "requests",
            "json",
            "ports",
            "connections",
            "lives",
            "streams",
            "unix",
            "many",
            "waits",
            "values");

    private final String table;
    private final List<Block> blocks = new ArrayList<>();
    private Set<Language> languages = EnumSet.allOf(Language.class);
    private String place = "";
    private List<Script> servers = new ArrayList<>();
    private List<Block.Act> acts = new ArrayList<>();
    private List<Row> rows = new ArrayList<>();

    private Tables(String table) {
        this.table = table;
    }

    static List<Block> all() {
        List<Block> all = new ArrayList<>();
        for (String name : NAMES) {
            all.addAll(new Tables(name + ".txt").read());
        }
        return all;
    }

    private List<Block> read() {
        InputStream file = Tables.class.getResourceAsStream("/truth/" + table);
        if (file == null) {
            throw new IllegalStateException("there is no table " + table);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                take(table + ":" + ++number, line.strip());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        end();
        return blocks;
    }

    private void take(String where, String line) {
        if (line.startsWith("## ")) {
            end();
            place = where;
            servers.add(Script.parse(withLanguages(line.substring(3).strip())));
        } else if (line.startsWith("+ ")) {
            servers.add(Script.parse(line.substring(2).strip()));
        } else if (line.startsWith("> ")) {
            acts.add(new Block.Typed(withPorts(line.substring(2).strip())));
        } else if (line.startsWith("< ")) {
            String name = line.substring(2).strip().split(" ", 2)[0];
            acts.add(new Block.Client(
                    name, Script.parse("client " + line.substring(2).strip())));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            rows.add(row(where, line));
        }
    }

    private String withLanguages(String text) {
        languages = EnumSet.allOf(Language.class);
        if (!text.startsWith("[")) {
            return text;
        }
        int end = text.indexOf(']');
        languages = EnumSet.noneOf(Language.class);
        for (String each : text.substring(1, end).split(" ", -1)) {
            languages.add(Language.valueOf(each.toUpperCase(java.util.Locale.ROOT)));
        }
        return text.substring(end + 1).strip();
    }

    private static Row row(String where, String line) {
        int arrow = line.lastIndexOf(" -> ");
        if (arrow < 0) {
            throw new IllegalArgumentException(where + " has no verdict: " + line);
        }
        String[] right = line.substring(arrow + 4).split(" : ", 2);
        return new Row(
                where,
                withPorts(line.substring(0, arrow).strip()),
                Row.Right.parse(right[0].strip()),
                right.length > 1 ? right[1].strip() : "");
    }

    private static String withPorts(String text) {
        return text.replaceAll("(?<![A-Za-z$\\\\])([PQ])(?![A-Za-z])", "\\${$1}");
    }

    private void end() {
        if (!servers.isEmpty()) {
            if (rows.isEmpty()) {
                throw new IllegalArgumentException(place + " asks nothing");
            }
            blocks.add(new Block(place, languages, servers, acts, rows));
        }
        servers = new ArrayList<>();
        acts = new ArrayList<>();
        rows = new ArrayList<>();
    }
}
