package dev.homeport.author;

import dev.homeport.author.Proof.Failure;
import dev.homeport.author.Proof.Skipped;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Step.Solution.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Proves lessons: each is played once as written, and once more with other ports, another seed and random delays. What a
 * learner may do in place of a solution is tried on each step then. All of it goes side by side, each in a lab of its own.
 */
public final class Verifier {
    private static final Duration LONGEST_DELAY = Duration.ofMillis(5);
    /** A run waits for most of its time: for bytes, for the kernel, for a wrong answer to stay wrong. */
    private static final int AT_ONCE = Math.max(10, 2 * Runtime.getRuntime().availableProcessors());

    private static final int MOST_OTHER_PORTS = 2;
    /** The steps of a long lesson are tried in so many parts, each in one lab. */
    private static final int PARTS = 40;

    private final long seed;
    private final Allowed allowed;
    private final ShellSolutions shell;
    private final Progress progress;
    private final AtomicInteger done = new AtomicInteger();
    private volatile int all;

    /** Told how far the proof is, from any thread. */
    public interface Progress {
        /** Nobody wants to know. */
        Progress NONE = (done, all) -> {};

        /** @param all how many steps there are to play, over all runs */
        void at(int done, int all);
    }

    /**
     * @param seed of the second run's ports, payloads and delays; the same seed gives the same ones where they are free
     * @param searchPath the PATH on which the tools of {@code solution sh} are looked for
     */
    public Verifier(long seed, Allowed allowed, String searchPath, Progress progress) {
        this.seed = seed;
        this.allowed = allowed;
        this.shell = new ShellSolutions(searchPath);
        this.progress = progress;
    }

    /** Proves the lessons, in their order. */
    public List<Proof> verify(List<Lesson> lessons) throws InterruptedException {
        all = 4 * lessons.stream().mapToInt(lesson -> lesson.steps().size()).sum();
        Ports choice = new Ports(new Random(seed), new HashSet<>());
        SideBySide runs = new SideBySide();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "homeport-verify");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<CompletableFuture<Proof>> proofs = new ArrayList<>();
            for (Lesson lesson : lessons) {
                Set<Integer> ports = OtherPorts.of(lesson);
                Run first = new Run(lesson, LabSettings.USUAL, choice, runs, pool);
                Run second = new Run(lesson, new LabSettings(seed, LONGEST_DELAY), choice, runs, pool);
                proofs.add(first.prove(choice.asWrittenOrOther(ports, OtherPorts.onlyCalled(lesson)))
                        .thenCombine(second.prove(choice.other(ports)), (one, two) -> merge(lesson, one, two)));
            }
            List<Proof> made = new ArrayList<>();
            for (CompletableFuture<Proof> each : proofs) {
                made.add(each.get());
            }
            return made;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private void stepDone() {
        progress.at(Math.min(done.incrementAndGet(), all), all);
    }

    /** One run of a lesson: first from its beginning to its end, and then all that is tried on its steps. */
    private final class Run {
        private final Lesson lesson;
        private final LabSettings settings;
        private final boolean first;
        private final Ports choice;
        private final SideBySide runs;
        private final ExecutorService pool;

        Run(Lesson lesson, LabSettings settings, Ports choice, SideBySide runs, ExecutorService pool) {
            this.lesson = lesson;
            this.settings = settings;
            this.first = settings.equals(LabSettings.USUAL);
            this.choice = choice;
            this.runs = runs;
            this.pool = pool;
        }

        CompletableFuture<Played> prove(Map<Integer, Integer> ports) {
            return CompletableFuture.supplyAsync(() -> play(ports), pool).thenCompose(played -> {
                List<CompletableFuture<Findings>> parts = parts(played).stream()
                        .map(part -> CompletableFuture.supplyAsync(part::prove, pool))
                        .toList();
                return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                        .thenApply(over -> {
                            parts.forEach(part -> played.findings().add(part.join()));
                            return played;
                        });
            });
        }

        private Played play(Map<Integer, Integer> first) {
            Map<Integer, Integer> ports = first;
            for (int left = MOST_OTHER_PORTS; ; left--) {
                Findings findings = findings(ports);
                Prover prover =
                        new Prover(OtherPorts.in(lesson, ports), settings, runs, findings, Verifier.this::stepDone);
                int passed = prover.prove();
                // Where another program had to do with its ports it is proved on others, which can be had by then, too.
                if (findings.failures.isEmpty() || left == 0 || !prover.wasDisturbed()) {
                    return new Played(passed, findings);
                }
                ports = choice.other(OtherPorts.of(lesson));
            }
        }

        private List<Part> parts(Played played) {
            int passed = played.passed();
            Set<String> faulty =
                    played.findings().failures.stream().map(Failure::step).collect(Collectors.toSet());
            List<Part> parts = new ArrayList<>();
            if (first) {
                // The longest first: it has a compiler to start.
                parts.add(() -> code(Language.JAVA, allowed.java(), passed));
                parts.add(() -> code(Language.SH, allowed.sh(), passed));
                parts.add(this::text);
            }
            int each = Math.max(1, (passed + PARTS - 1) / PARTS);
            for (int from = 0; from < passed; from += each) {
                int start = from;
                int end = Math.min(passed, from + each);
                parts.add(() -> steps(start, end, faulty));
            }
            return parts;
        }

        /** What other programs do there meanwhile is tried again on other ports, as it is for the whole lesson. */
        private Findings steps(int from, int to, Set<String> faulty) {
            boolean any = IntStream.range(from, to)
                    .anyMatch(i -> StepProver.isNeeded(lesson.steps().get(i), first));
            Findings findings = findings(Map.of());
            for (int left = any ? MOST_OTHER_PORTS : -1; left >= 0; left--) {
                Map<Integer, Integer> ports = choice.other(OtherPorts.of(lesson));
                Lesson other = OtherPorts.in(lesson, ports);
                findings = findings(ports);
                boolean disturbed = false;
                for (int i = from; i < to; i++) {
                    if (StepProver.isNeeded(lesson.steps().get(i), first)) {
                        StepProver prover = new StepProver(other, i, settings, runs, findings);
                        // What is wrong with a solution would be found in each of its lines again.
                        prover.prove(
                                first && !faulty.contains(lesson.steps().get(i).id()));
                        disturbed |= prover.wasDisturbed();
                    }
                    if (left == MOST_OTHER_PORTS) {
                        stepDone();
                    }
                }
                if (findings.failures.isEmpty() || !disturbed) {
                    return findings;
                }
            }
            return findings;
        }

        private Findings code(Language language, boolean may, int passed) {
            if (!CodeProver.has(lesson, language)) {
                return findings(Map.of());
            }
            Map<Integer, Integer> ports = choice.other(OtherPorts.of(lesson));
            Findings findings = findings(ports);
            CodeProver prover = new CodeProver(OtherPorts.in(lesson, ports), passed, settings, runs, findings);
            if (!may) {
                String option = language == Language.JAVA
                        ? Allowed.JAVA_OPTION + " or " + Allowed.SH_OPTION
                        : Allowed.SH_OPTION;
                prover.skip(language, option + Proof.NOT_GIVEN);
            } else if (language == Language.JAVA) {
                prover.proveJava();
            } else {
                prover.proveShell(shell);
            }
            return findings;
        }

        private Findings text() {
            Findings findings = findings(Map.of());
            new HintProver(lesson, findings).prove();
            Lasting.remark(lesson, findings);
            return findings;
        }

        /** The ports in a message are those of the file: whoever mends it reads them there. */
        private Findings findings(Map<Integer, Integer> ports) {
            UnaryOperator<String> asWritten = message -> {
                String text = message;
                for (Map.Entry<Integer, Integer> each : ports.entrySet()) {
                    text = text.replace(
                            each.getValue().toString(), each.getKey().toString());
                }
                return text;
            };
            return new Findings(first ? "as written" : "with seed " + seed + ", delays and other ports", asWritten);
        }
    }

    /** A part of a run that goes beside the others. */
    private interface Part {
        Findings prove();
    }

    /** @param passed how many steps pass, from the first on */
    private record Played(int passed, Findings findings) {}

    /** The ports that the runs have; none gets those of another. */
    private record Ports(Random random, Set<Integer> taken) {
        /** @param called those that are only called: whoever has them, has to do with the lesson */
        synchronized Map<Integer, Integer> asWrittenOrOther(Set<Integer> ports, Set<Integer> called) {
            Set<Integer> own = new HashSet<>(ports);
            own.removeAll(called);
            boolean asWritten = Collections.disjoint(own, taken) && OtherPorts.areFree(own);
            taken.addAll(own);
            return asWritten ? Map.of() : other(own);
        }

        synchronized Map<Integer, Integer> other(Set<Integer> ports) {
            return OtherPorts.choose(ports, random, taken);
        }
    }

    /** What fails in both runs is one fault. */
    private static Proof merge(Lesson lesson, Played first, Played second) {
        Findings one = first.findings();
        Findings two = second.findings();
        Map<String, Failure> failures = new LinkedHashMap<>();
        // A step that does not pass in one run leaves the steps after it untried there, not in the other.
        one.failures.forEach(each -> failures.putIfAbsent(each.line() + " " + each.rule(), each));
        two.failures.forEach(each -> failures.putIfAbsent(each.line() + " " + each.rule(), each));
        Set<Skipped> skipped = new LinkedHashSet<>(one.skipped);
        skipped.addAll(two.skipped);
        Comparator<Failure> byLine = Comparator.comparingInt(Failure::line);
        return new Proof(
                lesson.path(),
                lesson.id(),
                lesson.steps().size(),
                one.claims + two.claims,
                failures.values().stream().sorted(byLine).toList(),
                one.remarks.stream().sorted(byLine).toList(),
                lesson.steps().size() - Math.min(first.passed(), second.passed()),
                skipped.stream().sorted(Comparator.comparingInt(Skipped::line)).toList(),
                one.looking);
    }
}
