package dev.homeport.verb;

import dev.homeport.fault.Fault;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What can stand at one place of a line that is being typed.
 *
 * @param ledger the lab's sockets; asked when names or ports can stand there
 * @param lessonIds asked when a lesson can
 */
public record Completions(List<Verb> verbs, Supplier<List<LedgerEntry>> ledger, Supplier<List<String>> lessonIds) {
    /**
     * One word that can stand there.
     *
     * @param description a few words, or empty
     */
    public record Candidate(String value, String description) {}

    /**
     * All that fits in the place, whatever letters of it are typed already; options only where a dash is, or nothing else
     * fits.
     *
     * @param words the line's words, quotes resolved; the one being typed may be empty
     * @param index which word is being typed, from 0 to the number of words
     */
    public List<Candidate> at(List<String> words, int index) {
        if (index == 0) {
            return verbWords();
        }
        if (index == 1 && TwoWords.isFirst(words.get(0), verbs)) {
            return secondWords(words.get(0));
        }
        Verb verb = TwoWords.find(words, verbs).orElse(null);
        if (verb == null) {
            return List.of();
        }
        VerbSpec spec = verb.spec();
        String typed = index < words.size() ? words.get(index) : "";
        Slot slot = Slot.of(spec, words.subList(TwoWords.count(verb), Math.min(index, words.size())));
        if (slot.value() != null) {
            return values(slot.value().kind());
        }
        List<Candidate> options = options(spec, slot);
        if (typed.startsWith("-")) {
            return options;
        }
        List<Candidate> fitting = new ArrayList<>();
        slot.params().forEach(p -> fitting.addAll(values(p.kind())));
        if (slot.nameMissing()) {
            fitting.add(new Candidate("as", "give it a name"));
        }
        options.stream().filter(o -> !o.value().startsWith("-")).forEach(fitting::add);
        return fitting.isEmpty() && slot.params().isEmpty() ? options : fitting;
    }

    /** Of verbs with two words the first one, once. */
    private List<Candidate> verbWords() {
        List<Candidate> all = new ArrayList<>();
        Set<String> firsts = new HashSet<>();
        for (Verb each : verbs) {
            String first = TwoWords.first(each);
            if (first.equals(each.word())) {
                all.add(new Candidate(first, each.spec().summary()));
            } else if (firsts.add(first)) {
                all.add(new Candidate(first, String.join(", ", TwoWords.seconds(first, verbs))));
            }
        }
        return all;
    }

    private List<Candidate> secondWords(String first) {
        return verbs.stream()
                .filter(v -> v.word().startsWith(first + " "))
                .map(v -> new Candidate(
                        v.word().substring(first.length() + 1), v.spec().summary()))
                .toList();
    }

    private static List<Candidate> options(VerbSpec spec, Slot slot) {
        return spec.options().stream()
                .filter(o -> o.repeats() || !slot.used().contains(o.flag()))
                .map(o -> new Candidate(o.flag(), o.help()))
                .toList();
    }

    private List<Candidate> values(Kind kind) {
        return switch (kind) {
            case ENDPOINT -> endpoints(k -> k.listens());
            case UDP_ENDPOINT -> endpoints(k -> k.isDatagram());
            case DATAGRAM -> names(e -> e.kind() == SocketKind.DATAGRAM);
            case PORT -> ports(k -> k.listens());
            case NAME -> names(e -> true);
            case LISTENER -> names(e -> e.kind() == SocketKind.LISTENER);
            case CONNECTION -> names(e -> e.kind() == SocketKind.CONNECTION);
            case SERVER -> names(e -> e.kind().isServer());
            case METHOD ->
                MethodText.ALL.stream().map(m -> new Candidate(m, "")).toList();
            case LINK -> names(e -> e.kind().isRelay());
            case FAULT -> Fault.WORDS.stream().map(f -> new Candidate(f, "")).toList();
            case ARROW -> List.of(new Candidate("->", ""));
            case ECHO_MODE -> EchoModeText.candidates();
            case URL -> urls();
            case DURATION ->
                Stream.of("200ms", "2s", "30s", "1m")
                        .map(d -> new Candidate(d, ""))
                        .toList();
            case LESSON ->
                lessonIds.get().stream().map(id -> new Candidate(id, "lesson")).toList();
            case VERB -> verbWords();
            case NEW_NAME, TEXT, CODE, NUMBER, WORD -> List.of();
        };
    }

    private List<Candidate> endpoints(Predicate<SocketKind> kinds) {
        List<Candidate> all = new ArrayList<>(names(e -> kinds.test(e.kind())));
        all.addAll(ports(kinds));
        return all;
    }

    private List<Candidate> ports(Predicate<SocketKind> kinds) {
        List<Candidate> all = new ArrayList<>();
        for (LedgerEntry each : open(e -> kinds.test(e.kind()))) {
            Endpoint local = each.local();
            if (local != null) {
                all.add(new Candidate(
                        Integer.toString(local.port()), each.kind().word() + " " + each.name()));
            }
        }
        return all;
    }

    private List<Candidate> urls() {
        return open(e -> e.kind() == SocketKind.WEB_SERVER).stream()
                .map(e -> new Candidate(e.name() + "/", "web server on " + Shown.endpoint(e.localAddress())))
                .toList();
    }

    private List<Candidate> names(Predicate<LedgerEntry> fits) {
        return open(fits).stream()
                .map(e -> new Candidate(e.name(), described(e)))
                .toList();
    }

    private List<LedgerEntry> open(Predicate<LedgerEntry> fits) {
        return ledger.get().stream().filter(LedgerEntry::open).filter(fits).toList();
    }

    private static String described(LedgerEntry entry) {
        String local = entry.kind().word() + " " + Shown.endpoint(entry.localAddress());
        return entry.remoteAddress() == null ? local : local + " -> " + entry.remoteAddress();
    }
}
