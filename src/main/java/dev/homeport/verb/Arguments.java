package dev.homeport.verb;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words after the verb, sorted by its spec. Values are still text; the verb's own helpers turn them into endpoints,
 * bytes and numbers.
 *
 * @param values by parameter name; a rest parameter has several
 * @param options by flag; a switch has an empty list
 */
public record Arguments(Map<String, List<String>> values, Map<String, List<String>> options) {
    public Optional<String> value(String param) {
        List<String> all = values.get(param);
        return all == null || all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    public List<String> all(String param) {
        return values.getOrDefault(param, List.of());
    }

    public boolean has(String flag) {
        return options.containsKey(flag);
    }

    public Optional<String> option(String flag) {
        List<String> all = options.get(flag);
        return all == null || all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    public List<String> optionAll(String flag) {
        return options.getOrDefault(flag, List.of());
    }
}
