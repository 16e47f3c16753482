package dev.homeport.truth;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a server or a client does, in words that three programs act on.
 *
 * <pre>
 * KIND [OPTION ...] : OP ; OP ...
 *
 * tcp | tls     the ops are done on each connection; after the last one it closes
 *   each        a thread for each (the usual)       serial   one after the other
 *   once        takes one connection and listens no more                     pool N    N threads, as many connections at once
 *   full        listens and never accepts           bound    binds and does not listen
 *   echo CHANGE     until end of stream: what each recv brought goes back, changed
 *   reply CHANGE    the same, once                  line CHANGE   the same with what comes until a newline
 *   whole CHANGE    the same, once, with all that comes until end of stream
 *   head            reads to an empty line          read N        eof
 *   mirror          reads an HTTP request, and answers 200 with all of it as the body
 *   shout           until end of stream: what each recv brought goes to all connections of the server
 *   say "TEXT" [xN]                                 drip "TEXT" xN MS
 *   wait MS         impatient MS   closes where nothing comes within
 *   fin             sends FIN and goes on           close         reset    RST
 *   keep            does nothing for ever           again         begins anew
 * udp           the ops are done for each datagram: same, upper, cut, say "TEXT", elsewhere (from another port), wait MS
 * client        connects to the playground's listener of that name, and does what a connection of a server's does
 * web           a web server of the language's own: page STATUS "TYPE" "BODY"
 *
 * CHANGE: same, buffer N (filled up with zeros), twice, upper, reverse, cut (without the last byte), before "X", after "X",
 *         later MS "X", slowly MS (a byte each)
 * OPTION: at ADDRESS (127.0.0.1), backlog N (50), v6only, port P (the number that the block's first server has),
 *         quiet (a number that nobody else has, in TCP or UDP),
 *         asking (of tls: for a certificate of the client, and no client has one)
 * </pre>
 *
 * @param text as it stands in the table
 * @param json without its id and port
 * @param samePort whether it wants the number of the block's first server
 * @param quiet whether it wants a number that nobody else has
 */
record Script(String text, String json, boolean samePort, boolean quiet) {
    private static final Set<String> MODES = Set.of("each", "serial", "once", "full", "bound");

    static Script parse(String text) {
        int colon = text.indexOf(" : ");
        String ops = colon < 0 ? "" : text.substring(colon + 3);
        List<String> head = words(colon < 0 ? text : text.substring(0, colon));
        JsonObject script = new JsonObject();
        String kind = head.get(0);
        script.addProperty("kind", kind.equals("tls") ? "tcp" : kind);
        script.addProperty("tls", kind.equals("tls"));
        script.addProperty("mode", "each");
        script.addProperty("at", "127.0.0.1");
        script.addProperty("backlog", 50);
        script.addProperty("bound", false);
        script.addProperty("v6only", false);
        script.addProperty("asking", false);
        boolean samePort = false;
        boolean quiet = false;
        for (int i = 1; i < head.size(); i++) {
            String option = head.get(i);
            if (kind.equals("client")) {
                // The name of a listener, filled in when it is known.
                script.addProperty("to", option);
            } else if (MODES.contains(option)) {
                script.addProperty("mode", option);
                script.addProperty("bound", option.equals("bound"));
            } else if (option.equals("quiet")) {
                quiet = true;
            } else if (option.equals("v6only")) {
                script.addProperty("v6only", true);
            } else if (option.equals("asking")) {
                script.addProperty("asking", true);
            } else if (option.equals("at")) {
                script.addProperty("at", head.get(++i));
            } else if (option.equals("pool")) {
                script.addProperty("mode", "pool");
                script.addProperty("threads", Integer.valueOf(head.get(++i)));
            } else if (option.equals("backlog")) {
                script.addProperty("backlog", Integer.valueOf(head.get(++i)));
            } else if (option.equals("port") && head.get(++i).equals("P")) {
                samePort = true;
            } else {
                throw new IllegalArgumentException("no option of a server: " + option + " in " + text);
            }
        }
        script.add("ops", ops(ops));
        return new Script(text, new Gson().toJson(script), samePort, quiet);
    }

    /** At another address the system may choose a number that another block's server has at 127.0.0.1. */
    boolean needsQuiet() {
        return quiet || !json.contains("\"at\":\"127.0.0.1\"");
    }

    /** The script with what is known only when it is started. */
    String json(int id, int port) {
        JsonObject script = new Gson().fromJson(json, JsonObject.class);
        script.addProperty("id", id);
        script.addProperty("port", port);
        return new Gson().toJson(script);
    }

    private static JsonArray ops(String text) {
        JsonArray all = new JsonArray();
        JsonArray one = new JsonArray();
        for (String word : words(text)) {
            if (word.equals(";")) {
                all.add(complete(one));
                one = new JsonArray();
            } else if (word.startsWith("\"")) {
                one.add(unescaped(word.substring(1, word.length() - 1)));
            } else if (word.matches("x?[0-9]+")) {
                one.add(Integer.valueOf(word.replace("x", "")));
            } else {
                one.add(word);
            }
        }
        if (!one.isEmpty()) {
            all.add(complete(one));
        }
        return all;
    }

    /** {@code echo} alone is {@code echo same}, and a text is said once. */
    private static JsonArray complete(JsonArray op) {
        String word = op.get(0).getAsString();
        if (op.size() == 1 && Set.of("echo", "reply", "whole", "line").contains(word)) {
            op.add("same");
        } else if (op.size() == 2 && word.equals("say")) {
            op.add(1);
        }
        return op;
    }

    /** Words, quoted texts with their quotes, and semicolons by themselves. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                word.append(c).append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                word.append(c);
            } else if (!quoted && (c == ' ' || c == ';')) {
                add(words, word);
                if (c == ';') {
                    words.add(";");
                }
            } else {
                word.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quote is not closed: " + text);
        }
        add(words, word);
        return words;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** Each char is a byte; other letters than ASCII's stand as their UTF-8. */
    static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(new String(String.valueOf(c).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
                continue;
            }
            char kind = text.charAt(++i);
            switch (kind) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'x' -> {
                    out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> out.append(kind);
            }
        }
        return out.toString();
    }
}
