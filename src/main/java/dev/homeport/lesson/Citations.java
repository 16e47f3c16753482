package dev.homeport.lesson;

import dev.homeport.lesson.Literature.Rfc;
import dev.homeport.words.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what cannot be cited so: an RFC that is not in the list or is obsolete, a section that it does not have, a page of the
 * manual in a section where it is not. A section belongs to the RFC that was named last, or to the one after {@code of}.
 */
final class Citations {
    /** {@code RFC 9293}, also {@code rfc9293} of an address, {@code RFC-9293}, and {@code RFCs 9110 and 9112}. */
    private static final Pattern RFC = Pattern.compile(
            "(?<![\\w-])RFC(?:[\\s-]*\\d{1,6}|s\\s+\\d{1,6}(?:(?:,|,?\\s+and|,?\\s+or)\\s+\\d{1,6})*)(?!\\w)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static final String KEY = "(?:\\d{1,3}|[A-Z])(?:\\.\\d{1,3})*(?!\\w)";
    /** After the word in the singular a bare number counts something else. */
    private static final String DOTTED = "(?:\\d{1,3}|[A-Z])(?:\\.\\d{1,3})+(?!\\w)";

    private static final String AND = "(?:\\s*,\\s*|\\s*,?\\s+(?:and|or|to)\\s+)";
    private static final Pattern SECTION = Pattern.compile("(?:\\b[Ss]ection\\s+|\\b[Aa]ppendix\\s+|§\\s*)" + KEY
            + "(?:" + AND + DOTTED + ")*|\\b(?:[Ss]ections|[Aa]ppendices)\\s+" + KEY + "(?:" + AND + KEY + ")*");
    private static final Pattern ONE_KEY = Pattern.compile("(?<![\\w.])" + KEY);
    /** Without a number it is a section of something else. */
    private static final Pattern OF = Pattern.compile("\\s+of\\s+(?:RFC[\\s-]*(\\d{1,6})(?!\\w))?");

    private static final Pattern PAGE = Pattern.compile("(?<![\\w./-])([a-z][a-z0-9_.-]*)\\(([1-8])\\)");
    /** Code is code: {@code read(2)} in backticks is a call. */
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    private final Literature literature;
    private final String text;
    private final List<Named> named;
    private final Set<Integer> numbers;
    private final List<Slip> slips = new ArrayList<>();

    private Citations(String text, Literature literature) {
        this.text = text;
        this.literature = literature;
        this.named = named(text);
        this.numbers = named.stream().map(Named::number).collect(Collectors.toSet());
    }

    /**
     * @param start where it stands in the text, in chars
     * @param length in chars, at least 1; never across the end of a line
     * @param message one line, without a full stop
     * @param suggestions what may have been meant, best first; may be empty
     */
    record Slip(int start, int length, String message, List<String> suggestions) {}

    /** An RFC's number, where it stands. */
    private record Named(int start, int length, int number) {}

    /** The slips of the text, in its order, some more than {@link Problems#MOST} at most. Its lines may end within a citation. */
    static List<Slip> slips(String text, Literature literature) {
        Citations citations = new Citations(text, literature);
        citations.rfcs();
        citations.sections();
        citations.pages();
        citations.slips.sort(Comparator.comparingInt(Slip::start));
        return citations.slips;
    }

    private static List<Named> named(String text) {
        List<Named> found = new ArrayList<>();
        Matcher rfc = RFC.matcher(text);
        while (rfc.find()) {
            Matcher number = NUMBER.matcher(rfc.group());
            while (number.find()) {
                int length = number.end() - number.start();
                found.add(new Named(rfc.start() + number.start(), length, Integer.parseInt(number.group())));
            }
        }
        return found;
    }

    private void rfcs() {
        for (Named each : named) {
            if (full()) {
                return;
            }
            rfc(each);
        }
    }

    private void rfc(Named each) {
        Optional<Rfc> known = literature.rfc(each.number());
        if (known.isEmpty()) {
            List<String> near = Nearest.to(Integer.toString(each.number()), literature.rfcNumbers());
            slip(
                    each.start(),
                    each.length(),
                    "RFC " + each.number() + " is not among those that may be cited",
                    near.stream().map(number -> "RFC " + number).toList());
            return;
        }
        List<Integer> replacedBy = known.get().replacedBy();
        if (!replacedBy.isEmpty() && replacedBy.stream().noneMatch(numbers::contains)) {
            List<String> newer =
                    replacedBy.stream().map(number -> "RFC " + number).toList();
            slip(
                    each.start(),
                    each.length(),
                    "RFC " + each.number() + " is obsolete; " + String.join(" and ", newer)
                            + (newer.size() == 1 ? " replaces it" : " replace it"),
                    newer);
        }
    }

    private void sections() {
        Matcher section = SECTION.matcher(text);
        int before = 0;
        while (!full() && section.find()) {
            while (before < named.size() && named.get(before).start() < section.start()) {
                before++;
            }
            Optional<Rfc> of = rfcOf(section.end(), before);
            // Of one that is not known, or obsolete, nothing is known.
            if (of.isEmpty() || !of.get().replacedBy().isEmpty()) {
                continue;
            }
            Matcher key = ONE_KEY.matcher(section.group());
            while (key.find()) {
                section(section.start() + key.start(), key.group(), of.get());
            }
        }
    }

    /** @param before how many RFCs are named before it */
    private Optional<Rfc> rfcOf(int end, int before) {
        Matcher after = OF.matcher(text).region(end, text.length());
        if (after.lookingAt()) {
            String number = after.group(1);
            return number == null ? Optional.empty() : literature.rfc(Integer.parseInt(number));
        }
        return before == 0
                ? Optional.empty()
                : literature.rfc(named.get(before - 1).number());
    }

    private void section(int start, String key, Rfc rfc) {
        Set<String> known = rfc.sections().keySet();
        if (known.contains(key)) {
            return;
        }
        String message = known.isEmpty()
                ? "RFC " + rfc.number() + " has no numbered sections"
                : "RFC " + rfc.number() + " has no section " + key + " that may be cited";
        slip(start, key.length(), message, Nearest.to(key, known));
    }

    private void pages() {
        Matcher page = PAGE.matcher(blankCode());
        while (!full() && page.find()) {
            String name = page.group(1);
            Set<Integer> sections = literature.manualSections(name);
            if (sections.contains(Integer.parseInt(page.group(2)))) {
                continue;
            }
            List<String> meant = sections.isEmpty()
                    ? Nearest.to(name, literature.pageNames()).stream()
                            .flatMap(this::withSections)
                            .limit(3)
                            .toList()
                    : withSections(name).toList();
            String message = sections.isEmpty()
                    ? "the manual's page " + page.group() + " is not among those that may be cited"
                    : "the manual has no page " + page.group();
            slip(page.start(), page.group().length(), message, meant);
        }
    }

    private Stream<String> withSections(String page) {
        return literature.manualSections(page).stream().map(section -> page + '(' + section + ')');
    }

    /** The text with blanks in place of code, so that all else stays where it is. */
    private String blankCode() {
        return CODE.matcher(text)
                .replaceAll(code -> code.group().chars().mapToObj(c -> " ").collect(Collectors.joining()));
    }

    /** As many as anybody is told of. */
    private boolean full() {
        return slips.size() > 3 * Problems.MOST;
    }

    private void slip(int start, int length, String message, List<String> suggestions) {
        String more = suggestions.isEmpty() ? "; literature.txt is the list, and can be added to" : "";
        slips.add(new Slip(start, length, message + more, suggestions));
    }
}
