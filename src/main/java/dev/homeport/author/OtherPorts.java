package dev.homeport.author;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Step;
import dev.homeport.lesson.Step.ScriptLine;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Port;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same lesson with other numbers for the ports that its commands name. */
final class OtherPorts {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.\\w])\\d{4,5}(?![\\d\\w])");
    private static final Set<String> LISTENING = Set.of("listen", "echo", "serve", "proxy", "tap", "udp");
    /** A backlog or a size is a number too, and a name may hold one. */
    private static final Set<String> NO_PORT_AFTER = Set.of("--backlog", "--bytes", "--max", "as");

    /** They listen on the first endpoint and call the second, which is another's. */
    private static final Set<String> RELAYS = Set.of("proxy", "tap");

    private static final String CALLS = "udp send ";

    private static final int FIRST_NEVER_EPHEMERAL_ON_LINUX = 61000;

    private OtherPorts() {}

    /** The ports that the lesson's own commands listen on by number. */
    static Set<Integer> of(Lesson lesson) {
        Set<Integer> ports = new TreeSet<>();
        for (Step step : lesson.steps()) {
            commands(step).forEach(line -> collect(line.text(), ports));
        }
        return ports;
    }

    /** Those of them that it only sends to: another's program there is none of the lesson's business. */
    static Set<Integer> onlyCalled(Lesson lesson) {
        Set<Integer> listened = new TreeSet<>();
        for (Step step : lesson.steps()) {
            commands(step).stream()
                    .filter(line -> !line.text().startsWith(CALLS))
                    .forEach(line -> collect(line.text(), listened));
        }
        Set<Integer> called = new TreeSet<>(of(lesson));
        called.removeAll(listened);
        return called;
    }

    /** Whether every one of the ports can be listened on now. */
    static boolean areFree(Set<Integer> ports) {
        return ports.stream().allMatch(OtherPorts::isFree);
    }

    /**
     * A free port for each; from 61000 to 65535, which is in IANA's dynamic range and outside of Linux's usual ephemeral one,
     * as 62893 is, so that what a lesson says of its port stays true.
     */
    static Map<Integer, Integer> choose(Set<Integer> ports, Random random, Set<Integer> taken) {
        Map<Integer, Integer> chosen = new HashMap<>();
        for (int port : ports) {
            int candidate;
            do {
                candidate =
                        FIRST_NEVER_EPHEMERAL_ON_LINUX + random.nextInt(Port.MAX - FIRST_NEVER_EPHEMERAL_ON_LINUX + 1);
            } while (!taken.add(candidate) || !isFree(candidate));
            chosen.put(port, candidate);
        }
        return chosen;
    }

    static Lesson in(Lesson lesson, Map<Integer, Integer> other) {
        UnaryOperator<String> swap = text -> swap(text, other);
        List<Step> steps = lesson.steps().stream().map(s -> in(s, swap)).toList();
        return new Lesson(
                lesson.id(), lesson.title(), lesson.minutes(), lesson.needs(), lesson.path(), lesson.intro(), steps);
    }

    private static Step in(Step step, UnaryOperator<String> swap) {
        Step.Predict predict = step.predict();
        return new Step(
                step.id(),
                step.title(),
                step.line(),
                step.prose(),
                in(step.setup(), swap),
                in(step.tries(), swap),
                in(step.expects(), swap),
                step.hints(),
                step.solutions().stream()
                        .map(s -> new Step.Solution(s.language(), in(s.lines(), swap), s.line()))
                        .toList(),
                step.wrongs().stream()
                        .map(w -> new Step.WrongAnswer(in(w.lines(), swap), swap.apply(w.message()), w.line()))
                        .toList(),
                predict == null
                        ? null
                        : new Step.Predict(
                                predict.question(),
                                predict.choices().stream()
                                        .map(c -> new Step.Predict.Choice(c.text(), in(c.check(), swap)))
                                        .toList(),
                                predict.line()),
                step.quiz(),
                step.note());
    }

    private static List<ScriptLine> in(List<ScriptLine> lines, UnaryOperator<String> swap) {
        return lines.stream().map(l -> in(l, swap)).toList();
    }

    private static ScriptLine in(ScriptLine line, UnaryOperator<String> swap) {
        return new ScriptLine(swap.apply(line.text()), line.line(), line.column(), line.mark());
    }

    private static String swap(String text, Map<Integer, Integer> other) {
        return NUMBER.matcher(text).replaceAll(found -> {
            int number = Integer.parseInt(found.group());
            return Integer.toString(other.getOrDefault(number, number));
        });
    }

    private static List<ScriptLine> commands(Step step) {
        return java.util.stream.Stream.of(
                        step.setup().stream(),
                        step.tries().stream(),
                        step.solutions().stream().flatMap(s -> s.lines().stream()),
                        step.wrongs().stream().flatMap(w -> w.lines().stream()))
                .flatMap(s -> s)
                .toList();
    }

    private static void collect(String command, Set<Integer> ports) {
        int end = command.indexOf(' ');
        if (end < 0 || !LISTENING.contains(command.substring(0, end))) {
            return;
        }
        String before = "";
        boolean relay = RELAYS.contains(command.substring(0, end));
        for (String word : command.split("\\s+", -1)) {
            if (relay && word.equals("->")) {
                return;
            }
            Matcher number = NUMBER.matcher(word);
            if (!NO_PORT_AFTER.contains(before) && number.find()) {
                Port.parse(number.group()).ifPresent(port -> ports.add(port.number()));
                if (relay) {
                    return;
                }
            }
            before = word;
        }
    }

    private static boolean isFree(int port) {
        try (Lab lab = Lab.open(LabSettings.USUAL)) {
            LedgerEntry held = lab.listen(Endpoint.loopback(port), null, 1, true, false, Act.of("verify"));
            LedgerEntry datagrams = lab.udp().bind(Endpoint.loopback(port), null, false, Act.of("verify"));
            return held.open() && datagrams.open();
        } catch (LabException taken) {
            return false;
        }
    }
}
