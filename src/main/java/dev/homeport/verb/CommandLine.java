package dev.homeport.verb;

import dev.homeport.words.Nearest;
import java.util.List;
import java.util.Optional;

/** A typed line, understood: the verb and what it was given. */
public record CommandLine(Verb verb, Arguments arguments) {
    /**
     * Reads a line. Values are checked as far as their kind goes; whether a name exists is for the verb to see.
     *
     * @return empty for an empty line and a comment
     * @throws VerbException BAD_INPUT: says which word, and what may have been meant
     */
    public static Optional<CommandLine> parse(String line, List<Verb> verbs) throws VerbException {
        Optional<CommandLine> raw = RawLine.parse(line, verbs);
        if (raw.isPresent()) {
            return raw;
        }
        List<Word> words = Words.of(line);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        List<String> first = words.stream().limit(2).map(Word::text).toList();
        if (LooksLikeJava.test(line) && TwoWords.find(first, verbs).isEmpty()) {
            throw VerbException.badInput(
                            "there is no verb " + Shown.word(first.get(0)),
                            "Java goes into braces, `java { 1 + 1 }`, or to the prompt of `java`")
                    .at(words.get(0));
        }
        Verb verb = find(words, first, verbs);
        return Optional.of(new CommandLine(
                verb, new Sorting(verb.spec()).sort(words.subList(TwoWords.count(verb), words.size()))));
    }

    private static Verb find(List<Word> words, List<String> first, List<Verb> verbs) throws VerbException {
        try {
            return find(first, verbs);
        } catch (VerbException unknown) {
            throw unknown.at(words.get(0));
        }
    }

    /**
     * @param words of which the first one or two are the verb's
     * @throws VerbException BAD_INPUT if they are no verb's
     */
    static Verb find(List<String> words, List<Verb> verbs) throws VerbException {
        Optional<Verb> found = TwoWords.find(words, verbs);
        if (found.isPresent()) {
            return found.get();
        }
        String word = words.get(0);
        if (TwoWords.isFirst(word, verbs)) {
            throw TwoWords.unknownSecond(words, verbs);
        }
        List<String> known = verbs.stream().map(TwoWords::first).distinct().toList();
        List<String> near = elsewhere(word).filter(known::contains).stream().toList();
        if (near.isEmpty()) {
            near = Nearest.to(word, known);
        }
        if (near.isEmpty()) {
            near = Nearest.begunBy(word, known);
        }
        throw VerbException.badInput(
                "there is no verb " + Shown.word(word),
                near.isEmpty() ? "`help` lists all verbs" : Shown.didYouMean(near));
    }

    /** The verb for what other tools call something else. */
    private static Optional<String> elsewhere(String word) {
        return switch (word) {
            case "curl", "wget", "GET", "POST" -> Optional.of("http");
            case "ss", "netstat", "ls" -> Optional.of("sockets");
            case "lsof", "fuser" -> Optional.of("who");
            case "nc", "telnet", "ncat" -> Optional.of("connect");
            case "bind" -> Optional.of("listen");
            case "read", "receive" -> Optional.of("recv");
            case "write", "print" -> Optional.of("send");
            case "rst" -> Optional.of("abort");
            case "fin" -> Optional.of("shutdown");
            case "tcpdump", "log" -> Optional.of("wire");
            case "sendto", "recvfrom", "datagram" -> Optional.of("udp");
            case "dig", "nslookup", "host" -> Optional.of("resolve");
            case "exit", "bye" -> Optional.of("quit");
            case "?", "man" -> Optional.of("help");
            default -> Optional.empty();
        };
    }
}
