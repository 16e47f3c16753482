package dev.homeport.verb;

import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Option;
import dev.homeport.verb.VerbSpec.Param;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verb still takes after some words.
 *
 * @param value what must come next: an option's value, or the name after {@code as}; null if nothing must
 * @param params the parameters that the next word can be: several where one can be left out
 * @param used flags that stand there already
 * @param nameMissing whether {@code as} can follow
 */
record Slot(@Nullable Param value, List<Param> params, Set<String> used, boolean nameMissing) {
    static Slot of(VerbSpec spec, List<String> before) {
        Param name = spec.params().stream()
                .filter(p -> p.kind() == Kind.NEW_NAME)
                .findFirst()
                .orElse(null);
        Param value = null;
        boolean named = false;
        Set<String> used = new HashSet<>();
        List<String> plain = new ArrayList<>();
        for (String each : before) {
            Option option = option(spec, each);
            if (value != null) {
                value = null;
            } else if (name != null && each.equals("as")) {
                value = name;
                named = true;
            } else if (option != null) {
                used.add(option.flag());
                value = option.value();
            } else {
                plain.add(each);
            }
        }
        return new Slot(value, next(spec, plain), used, name != null && !named);
    }

    private static List<Param> next(VerbSpec spec, List<String> plain) {
        List<Param> params =
                spec.params().stream().filter(p -> p.kind() != Kind.NEW_NAME).toList();
        int at = 0;
        for (String each : plain) {
            // One that can be left out was left out if the word does not look like it.
            while (at < params.size() - 1
                    && !params.get(at).required()
                    && !Kinds.looksLike(params.get(at).kind(), each)) {
                at++;
            }
            if (at < params.size() && !params.get(at).rest()) {
                at++;
            }
        }
        List<Param> next = new ArrayList<>();
        while (at < params.size()) {
            next.add(params.get(at));
            if (params.get(at).required()) {
                break;
            }
            at++;
        }
        return next;
    }

    private static @Nullable Option option(VerbSpec spec, String word) {
        for (Option each : spec.options()) {
            if (each.flag().equals(word)) {
                return each;
            }
        }
        return null;
    }
}
