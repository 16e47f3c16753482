package dev.homeport.verb;

import dev.homeport.fault.Fault;
import dev.homeport.words.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A fault as it is typed: its word and its values. */
final class FaultText {
    private static final int MOST_SLICE = 65_536;
    private static final Duration USUAL_SLOW_CLOSE = Duration.ofSeconds(1);

    private final String word;
    private final List<String> values;

    private FaultText(String word, List<String> values) {
        this.word = word;
        this.values = values;
    }

    /** @throws VerbException BAD_INPUT: says what the fault takes */
    static Fault parse(String word, List<String> values) throws VerbException {
        check(word);
        return new FaultText(word, new ArrayList<>(values)).fault();
    }

    static void check(String word) throws VerbException {
        if (!Fault.WORDS.contains(word)) {
            List<String> near = Nearest.to(word, Fault.WORDS);
            throw VerbException.badInput(
                    "there is no fault " + Shown.word(word),
                    near.isEmpty() ? "faults: " + String.join(", ", Fault.WORDS) : Shown.didYouMean(near));
        }
    }

    private Fault fault() throws VerbException {
        Fault fault = switch (word) {
            case "latency" -> latency();
            case "bandwidth" -> Fault.bandwidth(rate(next("bandwidth 10KB/s")));
            case "slicer" ->
                Fault.slicer(NumberText.parse(next("slicer 1"), "slicer", 1, MOST_SLICE), time(Duration.ZERO));
            case "timeout" -> Fault.timeout(values.isEmpty() ? null : DurationText.parse(values.remove(0)));
            case "reset" -> reset();
            case "slow-close" -> Fault.slowClose(time(USUAL_SLOW_CLOSE));
            case "limit" -> Fault.limit(NumberText.parse(next("limit 64"), "limit", 0, Integer.MAX_VALUE));
            default -> Fault.drop();
        };
        if (!values.isEmpty()) {
            throw VerbException.badInput(
                    "a word too many after " + word + ": " + Shown.word(values.get(0)),
                    "`help fault` says what each fault takes");
        }
        return fault;
    }

    private Fault latency() throws VerbException {
        Duration delay = DurationText.parse(next("latency 200ms"));
        if (values.isEmpty()) {
            return Fault.latency(delay, Duration.ZERO);
        }
        String text = values.remove(0);
        boolean alone = isSign(text) && !values.isEmpty();
        String jitter = alone ? values.remove(0) : withoutSign(text);
        if (!alone && jitter.equals(text)) {
            throw VerbException.badInput(
                    Shown.word(text) + " after latency is no jitter",
                    "write `latency 200ms ±50ms`, or `--jitter 50ms`");
        }
        return Fault.latency(delay, DurationText.parse(jitter));
    }

    private static boolean isSign(String text) {
        return text.equals("±") || text.equals("+-") || text.equals("+/-");
    }

    private static String withoutSign(String text) {
        for (String sign : List.of("±", "+-", "+/-")) {
            if (text.startsWith(sign)) {
                return text.substring(sign.length());
            }
        }
        return text;
    }

    private Fault reset() throws VerbException {
        if (!values.isEmpty() && values.get(0).equals("after")) {
            values.remove(0);
        }
        String text = next("reset after 100");
        return NumberText.isDigits(text)
                ? Fault.resetAfter(NumberText.parse(text, "reset after", 0, Integer.MAX_VALUE))
                : Fault.resetAfter(DurationText.parse(text));
    }

    private Duration time(Duration otherwise) throws VerbException {
        return values.isEmpty() ? otherwise : DurationText.parse(values.remove(0));
    }

    private String next(String example) throws VerbException {
        if (values.isEmpty()) {
            throw VerbException.badInput(word + " needs a value", "such as `" + example + "`");
        }
        return values.remove(0);
    }

    /** Bytes a second. K, M and G are thousands (SI), Ki, Mi and Gi are 1024 (IEC 80000-13). */
    private static long rate(String text) throws VerbException {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        String unit = text.substring(digits).toLowerCase(Locale.ROOT);
        long factor = switch (unit) {
            case "b/s" -> 1;
            case "kb/s" -> 1_000;
            case "kib/s" -> 1_024;
            case "mb/s" -> 1_000_000;
            case "mib/s" -> 1 << 20;
            default -> 0;
        };
        long number = digits == 0 || digits > 6 ? 0 : Long.parseLong(text.substring(0, digits));
        if (number < 1 || factor == 0) {
            throw VerbException.badInput(
                    Shown.word(text) + " is no bandwidth", "write a rate such as 500B/s, 10KB/s, 64KiB/s or 2MB/s");
        }
        return number * factor;
    }
}
