package dev.homeport.author;

import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.Lesson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Proves lessons: each is played once as written, and once more with other ports, another seed and random delays. Lessons
 * run side by side, each in a lab of its own.
 */
public final class Verifier {
    private static final Duration LONGEST_DELAY = Duration.ofMillis(5);
    /** A run waits for most of its time: for bytes, for the kernel, for a wrong answer to stay wrong. */
    private static final int AT_ONCE = Math.max(10, 2 * Runtime.getRuntime().availableProcessors());

    private final long seed;
    private final Optional<ShellSolutions> shell;

    /**
     * @param seed of the second run's ports, payloads and delays; the same seed gives the same ones where they are free
     * @param allowSh whether {@code solution sh} blocks may run
     * @param searchPath the PATH on which their tools are looked for
     */
    public Verifier(long seed, boolean allowSh, String searchPath) {
        this.seed = seed;
        this.shell = allowSh ? Optional.of(new ShellSolutions(searchPath)) : Optional.empty();
    }

    /** Proves the lessons, in their order. */
    public List<Proof> verify(List<Lesson> lessons) throws InterruptedException {
        List<Callable<Proof>> firstRuns = new ArrayList<>();
        List<Callable<Proof>> secondRuns = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        SideBySide runs = new SideBySide();
        Random random = new Random(seed);
        for (Lesson lesson : lessons) {
            Set<Integer> ports = OtherPorts.of(lesson);
            boolean asWritten = ports.stream().noneMatch(taken::contains) && OtherPorts.areFree(ports);
            taken.addAll(ports);
            Map<Integer, Integer> first = asWritten ? Map.of() : OtherPorts.choose(ports, random, taken);
            Map<Integer, Integer> second = OtherPorts.choose(ports, random, taken);
            Map<Integer, Integer> spare = OtherPorts.choose(ports, random, taken);
            firstRuns.add(
                    () -> asWritten ? proveAsWritten(lesson, ports, spare, runs) : proveWith(lesson, first, runs));
            LabSettings other = new LabSettings(seed, LONGEST_DELAY);
            String otherName = "with seed " + seed + ", delays" + (second.isEmpty() ? "" : " and ports " + second);
            secondRuns.add(
                    () -> new Prover(OtherPorts.in(lesson, second), otherName, other, shell, false, runs).prove());
        }
        // The first runs are the long ones: they have the Java.
        List<Proof> proofs =
                runAll(Stream.concat(firstRuns.stream(), secondRuns.stream()).toList());
        return IntStream.range(0, lessons.size())
                .mapToObj(i -> merge(proofs.get(i), proofs.get(lessons.size() + i)))
                .toList();
    }

    /** On the ports as written; on others if another program had one of them meanwhile, if only for a moment. */
    private Proof proveAsWritten(Lesson lesson, Set<Integer> ports, Map<Integer, Integer> spare, SideBySide runs) {
        Prover prover = new Prover(lesson, "as written", LabSettings.USUAL, shell, true, runs);
        Proof proof = prover.prove();
        if (proof.holds()) {
            return proof;
        }
        boolean undisturbed = !prover.wasDisturbedAt(ports) && OtherPorts.areFree(ports);
        return undisturbed ? proof : proveWith(lesson, spare, runs);
    }

    private Proof proveWith(Lesson lesson, Map<Integer, Integer> ports, SideBySide runs) {
        return new Prover(OtherPorts.in(lesson, ports), "with ports " + ports, LabSettings.USUAL, shell, true, runs)
                .prove();
    }

    private static List<Proof> runAll(List<Callable<Proof>> runs) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "homeport-verify");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Proof> proofs = new ArrayList<>();
            for (Future<Proof> each : pool.invokeAll(runs)) {
                proofs.add(each.get());
            }
            return proofs;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static Proof merge(Proof first, Proof second) {
        List<Proof.Failure> failures = new ArrayList<>(first.failures());
        failures.addAll(second.failures());
        Set<String> skipped = new java.util.LinkedHashSet<>(first.skipped());
        skipped.addAll(second.skipped());
        int claims = first.claims() + second.claims();
        return new Proof(first.path(), first.id(), first.steps(), claims, failures, List.copyOf(skipped));
    }
}
