package dev.homeport.author;

import dev.homeport.lesson.Hint;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Prose;
import dev.homeport.lesson.Prose.Span.Style;
import dev.homeport.lesson.Step;
import dev.homeport.lesson.Step.ScriptLine;
import dev.homeport.lesson.Step.Solution;
import dev.homeport.verb.CommandLine;
import dev.homeport.verb.Verb;
import dev.homeport.verb.VerbException;
import dev.homeport.verb.VerbSpec;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Param;
import dev.homeport.verb.Verbs;
import dev.homeport.words.Nearest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds the hints of a lesson against its steps: what they say to type, the ports and names in it, and when they come. */
final class HintProver {
    private static final Pattern VALUE = Pattern.compile("\\$\\{[^}]*\\}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}(?!\\d)");
    /** The port of an endpoint or URL, as its verb has let it through. */
    private static final Pattern PORT = Pattern.compile("(?:^|:)(\\d{1,5})(?=$|/)");

    private static final Pattern SPOKEN_OF = Pattern.compile("\\bport (\\d{1,5})\\b");
    private static final Pattern GIVEN_NAME = Pattern.compile("[a-z]\\d+(\\.\\d+)?|\\w+\\.\\d+");
    private static final int SHORTEST_SLIP = 4;

    private static final Set<Kind> PLACES = EnumSet.of(Kind.ENDPOINT, Kind.UDP_ENDPOINT, Kind.URL);
    private static final Set<Kind> NAMES =
            EnumSet.of(Kind.NAME, Kind.LISTENER, Kind.CONNECTION, Kind.DATAGRAM, Kind.SERVER, Kind.LINK);

    private static final List<Verb> VERBS =
            Stream.concat(Verbs.all().stream(), Verbs.forLearners().stream()).toList();

    private final Lesson lesson;
    private final Findings findings;
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    HintProver(Lesson lesson, Findings findings) {
        this.lesson = lesson;
        this.findings = findings;
    }

    void prove() {
        addText(lesson.intro());
        for (Step step : lesson.steps()) {
            learn(step);
            if (step.hasTask() && step.hints().isEmpty()) {
                findings.remark(Rule.HAS_HINT, step, step.line(), "this step has no hint");
            }
            Set<String> own = new HashSet<>(names);
            step.hints()
                    .forEach(hint -> commands(hint).forEach(each -> nameIn(each).ifPresent(names::add)));
            step.hints().forEach(hint -> prove(step, hint));
            names.retainAll(own);
        }
    }

    private void prove(Step step, Hint hint) {
        List<VerbSpec> typed = new ArrayList<>();
        for (String command : commands(hint)) {
            parse(step, hint, command).ifPresent(line -> {
                typed.add(line.verb().spec());
                fits(step, hint, command, line);
            });
        }
        Matcher spoken = SPOKEN_OF.matcher(plain(hint.text()));
        while (spoken.find()) {
            String port = spoken.group(1);
            findings.claim(
                    Rule.HINT_FITS,
                    step,
                    hint.line(),
                    numbers.contains(port),
                    () -> "the hint speaks of port " + port + ", which no line up to here has");
        }
        if (hint.when() instanceof Hint.When.OnTrouble on) {
            boolean reached =
                    Stream.concat(typed.stream(), verbsOf(step)).anyMatch(verb -> Reach.canMeet(verb, on.trouble()));
            findings.claim(
                    Rule.HINT_IS_REACHED,
                    step,
                    hint.line(),
                    reached,
                    () -> "no verb of this step meets " + on.trouble().word());
        }
    }

    /** The command, if it is a whole one. The beginning of one is prose: {@code send inside}. */
    private Optional<CommandLine> parse(Step step, Hint hint, String command) {
        try {
            Optional<CommandLine> line =
                    CommandLine.parse(VALUE.matcher(command).replaceAll("1"), VERBS);
            findings.claims++;
            return line;
        } catch (VerbException mistake) {
            findings.claim(
                    Rule.HINT_CAN_BE_TYPED,
                    step,
                    hint.line(),
                    !isSlip(command, mistake),
                    () -> "`" + command + "` cannot be typed: " + mistake.what() + "; " + mistake.next());
            return Optional.empty();
        }
    }

    private static boolean isSlip(String command, VerbException mistake) {
        String first = command.split("\\s", 2)[0];
        Set<String> words = new HashSet<>();
        VERBS.forEach(verb -> words.add(verb.word().split(" ", 2)[0]));
        if (words.contains(first)) {
            // Where it is about a word, and not about one that is missing.
            return mistake.length() > 0;
        }
        return command.contains(" ")
                && first.length() >= SHORTEST_SLIP
                && first.chars().allMatch(Character::isLowerCase)
                && !Nearest.to(first, List.copyOf(words)).isEmpty();
    }

    private void fits(Step step, Hint hint, String command, CommandLine line) {
        VerbSpec spec = line.verb().spec();
        Stream<Param> options = spec.options().stream().flatMap(o -> Stream.ofNullable(o.value()));
        for (Param param : Stream.concat(spec.params().stream(), options).toList()) {
            for (String value : line.arguments().all(param.name())) {
                unknown(param.kind(), value)
                        .ifPresentOrElse(
                                what -> findings.claim(
                                        Rule.HINT_FITS,
                                        step,
                                        hint.line(),
                                        false,
                                        () -> "`" + command + "` has " + what + ", which no line up to here has"),
                                () -> findings.claims++);
            }
        }
    }

    /** What no line of the lesson has so far; a value that stood there became a 1. */
    private Optional<String> unknown(Kind kind, String value) {
        if (PLACES.contains(kind)) {
            Matcher port = PORT.matcher(value);
            if (port.find()) {
                String number = port.group(1);
                boolean known = number.equals("0") || number.equals("1") || numbers.contains(number);
                return known ? Optional.empty() : Optional.of("port " + number);
            }
        }
        String name = value.split("/", 2)[0];
        boolean isName = (NAMES.contains(kind) || PLACES.contains(kind)) && name.matches("[A-Za-z][\\w-]*(\\.\\d+)?");
        boolean known =
                !isName || names.contains(name) || GIVEN_NAME.matcher(name).matches();
        return known ? Optional.empty() : Optional.of("the name " + name);
    }

    private static Stream<VerbSpec> verbsOf(Step step) {
        return Stream.of(
                        step.tries().stream(),
                        verbSolutions(step),
                        step.wrongs().stream().flatMap(w -> w.lines().stream()))
                .flatMap(lines -> lines)
                .flatMap(line -> spec(line.text()).stream());
    }

    private static Optional<VerbSpec> spec(String command) {
        try {
            return CommandLine.parse(VALUE.matcher(command).replaceAll("1"), VERBS)
                    .map(line -> line.verb().spec());
        } catch (VerbException notUnderstood) {
            return Optional.empty();
        }
    }

    private static Stream<ScriptLine> verbSolutions(Step step) {
        return step.solutions().stream()
                .filter(s -> s.language() == Solution.Language.VERBS)
                .flatMap(s -> s.lines().stream());
    }

    /** What a step says, but for its wrong answers: those are what a hint must not say. */
    private void learn(Step step) {
        addText(step.prose());
        Stream.of(
                        step.setup().stream(),
                        step.tries().stream(),
                        step.expects().stream(),
                        step.solutions().stream().flatMap(s -> s.lines().stream()))
                .flatMap(lines -> lines)
                .forEach(line -> addNumbers(line.text()));
        Stream.of(step.setup().stream(), step.tries().stream(), verbSolutions(step))
                .flatMap(lines -> lines)
                .forEach(line -> nameIn(line.text()).ifPresent(names::add));
        Step.Predict predict = step.predict();
        if (predict != null) {
            predict.choices().forEach(choice -> addNumbers(choice.check().text()));
        }
        Step.Quiz quiz = step.quiz();
        if (quiz != null) {
            addNumbers(quiz.question());
        }
    }

    private void addText(List<Prose> prose) {
        addNumbers(plain(prose));
    }

    private void addNumbers(String text) {
        Matcher found = NUMBER.matcher(text);
        while (found.find()) {
            numbers.add(found.group());
        }
    }

    private static Optional<String> nameIn(String command) {
        int as = command.lastIndexOf(" as ");
        return as < 0
                ? Optional.empty()
                : Optional.of(command.substring(as + 4).strip().split("\\s", 2)[0]);
    }

    private static List<String> commands(Hint hint) {
        // In the Java prompt a slash makes a line a verb.
        return spans(hint.text())
                .filter(span -> span.style() == Style.CODE)
                .map(span -> span.text().strip())
                .map(text -> text.startsWith("/") ? text.substring(1) : text)
                .toList();
    }

    private static String plain(List<Prose> prose) {
        StringBuilder text = new StringBuilder();
        spans(prose).forEach(span -> text.append(span.text()).append(' '));
        return text.toString().replaceAll("\\s+", " ");
    }

    private static Stream<Prose.Span> spans(List<Prose> prose) {
        return prose.stream().flatMap(HintProver::spans);
    }

    private static Stream<Prose.Span> spans(Prose prose) {
        if (prose instanceof Prose.Paragraph paragraph) {
            return paragraph.spans().stream();
        }
        if (prose instanceof Prose.Heading heading) {
            return heading.spans().stream();
        }
        if (prose instanceof Prose.Items items) {
            return items.items().stream().flatMap(HintProver::spans);
        }
        return prose instanceof Prose.Quote quote ? spans(quote.content()) : Stream.of();
    }
}
