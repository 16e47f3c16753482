package dev.homeport.verb;

import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Option;
import dev.homeport.verb.VerbSpec.Param;
import dev.homeport.words.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sorts the words after a verb into its parameters and options. */
final class Sorting {
    private final VerbSpec spec;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<Word> plain = new ArrayList<>();

    Sorting(VerbSpec spec) {
        this.spec = spec;
    }

    /** @throws VerbException BAD_INPUT */
    Arguments sort(List<Word> words) throws VerbException {
        Param newName = first(Kind.NEW_NAME);
        boolean optionsOver = false;
        int i = 0;
        while (i < words.size()) {
            Word word = words.get(i++);
            Option option = optionsOver || word.literal() ? null : option(word);
            if (optionsOver || word.literal()) {
                plain.add(word);
            } else if (word.text().equals("--")) {
                optionsOver = true;
            } else if (newName != null && word.text().equals("as")) {
                i = takeName(newName, words, i);
            } else if (option != null) {
                i = takeOption(option, word, words, i);
            } else if (word.text().length() > 1 && word.text().startsWith("-") && !isArrow(word)) {
                throw unknownOption(word.text()).at(word);
            } else {
                plain.add(word);
            }
        }
        fillParams();
        return new Arguments(values, options);
    }

    private int takeName(Param newName, List<Word> words, int next) throws VerbException {
        if (values.containsKey(newName.name())) {
            throw usage("`as` stands twice: one name is enough");
        }
        if (next == words.size()) {
            throw usage("after `as` comes a name");
        }
        take(newName, words.get(next));
        return next + 1;
    }

    private int takeOption(Option option, Word word, List<Word> words, int next) throws VerbException {
        String flag = option.flag();
        Param value = option.value();
        String written = word.text();
        boolean joined = written.length() > flag.length();
        if (!option.repeats() && options.containsKey(flag)) {
            throw usage(flag + " stands twice: once is enough");
        }
        List<String> taken = options.computeIfAbsent(flag, f -> new ArrayList<>());
        if (value == null) {
            if (joined) {
                throw usage(flag + " takes no value");
            }
            return next;
        }
        boolean missing = !joined && (next == words.size() || option(words.get(next)) != null);
        if (missing) {
            throw usage(flag + " needs " + value.name());
        }
        Word from = joined ? word : words.get(next);
        String text = joined ? written.substring(flag.length() + 1) : from.text();
        check(value, text, flag, from);
        taken.add(text);
        return joined ? next : next + 1;
    }

    private void fillParams() throws VerbException {
        List<Param> params =
                spec.params().stream().filter(p -> p.kind() != Kind.NEW_NAME).toList();
        int at = 0;
        for (int i = 0; i < params.size(); i++) {
            Param param = params.get(i);
            List<Param> later = params.subList(i + 1, params.size());
            int left = plain.size() - at;
            if (param.required() && left == 0) {
                throw usage(spec.word() + " needs " + param.name());
            }
            if (param.rest()) {
                while (at < plain.size()) {
                    take(param, plain.get(at++));
                }
            } else if (param.required() || (left > needed(later) && (later.isEmpty() || fits(param, plain.get(at))))) {
                take(param, plain.get(at++));
            }
        }
        if (at < plain.size()) {
            throw usage("a word too many: " + Shown.word(plain.get(at).text())).at(plain.get(at));
        }
    }

    private static long needed(List<Param> params) {
        return params.stream().filter(Param::required).count();
    }

    private static boolean fits(Param param, Word word) {
        return !word.literal() && Kinds.looksLike(param.kind(), word.text());
    }

    private void take(Param param, Word word) throws VerbException {
        check(param, word.text(), param.name(), word);
        values.computeIfAbsent(param.name(), n -> new ArrayList<>()).add(word.text());
    }

    private static void check(Param param, String text, String what, Word where) throws VerbException {
        try {
            Kinds.check(param.kind(), text, what);
        } catch (VerbException bad) {
            throw bad.at(where);
        }
    }

    /** The option that the word is, or that it begins with an equals sign between: {@code --bytes=5}. */
    private @Nullable Option option(Word word) {
        if (word.literal()) {
            return null;
        }
        for (Option each : spec.options()) {
            boolean isLong = each.flag().startsWith("--");
            if (word.text().equals(each.flag()) || (isLong && word.text().startsWith(each.flag() + "="))) {
                return each;
            }
        }
        return null;
    }

    private @Nullable Param first(Kind kind) {
        for (Param each : spec.params()) {
            if (each.kind() == kind) {
                return each;
            }
        }
        return null;
    }

    private static boolean isArrow(Word word) {
        return Kinds.looksLike(Kind.ARROW, word.text());
    }

    private VerbException unknownOption(String word) {
        String what = spec.word() + " has no option " + Shown.word(word);
        if (word.equals("--help") || word.equals("-h")) {
            return VerbException.badInput(what, "help " + spec.word());
        }
        List<String> flags = spec.options().stream()
                .map(Option::flag)
                .filter(f -> f.startsWith("-"))
                .toList();
        String typed = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        List<String> near = Nearest.to(typed, flags);
        if (!near.isEmpty()) {
            return VerbException.badInput(what, Shown.didYouMean(near));
        }
        boolean takesText = Stream.concat(
                        spec.params().stream(), spec.options().stream().flatMap(o -> Stream.ofNullable(o.value())))
                .anyMatch(p -> p.kind() == Kind.TEXT);
        if (takesText) {
            return VerbException.badInput(what, "to mean it as text, put it in quotes");
        }
        return VerbException.badInput(what, "usage: " + spec.usage());
    }

    private VerbException usage(String what) {
        return VerbException.badInput(what, "usage: " + spec.usage());
    }
}
