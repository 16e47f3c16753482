package dev.homeport.author;

import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.Lesson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

    private static final int MOST_OTHER_PORTS = 2;

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
        Ports choice = new Ports(new Random(seed), new HashSet<>());
        SideBySide runs = new SideBySide();
        LabSettings other = new LabSettings(seed, LONGEST_DELAY);
        for (Lesson lesson : lessons) {
            Set<Integer> ports = OtherPorts.of(lesson);
            Map<Integer, Integer> first = choice.asWrittenOrOther(ports);
            Map<Integer, Integer> second = choice.other(ports);
            firstRuns.add(() -> prove(lesson, first, LabSettings.USUAL, choice, runs));
            secondRuns.add(() -> prove(lesson, second, other, choice, runs));
        }
        // The first runs are the long ones: they have the Java.
        List<Proof> proofs =
                runAll(Stream.concat(firstRuns.stream(), secondRuns.stream()).toList());
        return IntStream.range(0, lessons.size())
                .mapToObj(i -> merge(proofs.get(i), proofs.get(lessons.size() + i)))
                .toList();
    }

    /** Where it fails and another program had to do with its ports, it is proved on others, which can be had by then, too. */
    private Proof prove(
            Lesson lesson, Map<Integer, Integer> first, LabSettings settings, Ports choice, SideBySide runs) {
        boolean usual = settings.equals(LabSettings.USUAL);
        Map<Integer, Integer> ports = first;
        for (int left = MOST_OTHER_PORTS; ; left--) {
            Prover prover = new Prover(OtherPorts.in(lesson, ports), name(usual, ports), settings, shell, usual, runs);
            Proof proof = prover.prove();
            if (proof.holds() || left == 0 || !prover.wasDisturbed()) {
                return proof;
            }
            ports = choice.other(OtherPorts.of(lesson));
        }
    }

    private String name(boolean usual, Map<Integer, Integer> ports) {
        if (usual) {
            return ports.isEmpty() ? "as written" : "with ports " + ports;
        }
        return "with seed " + seed + ", delays" + (ports.isEmpty() ? "" : " and ports " + ports);
    }

    /** The ports that the runs have; none gets those of another. */
    private record Ports(Random random, Set<Integer> taken) {
        synchronized Map<Integer, Integer> asWrittenOrOther(Set<Integer> ports) {
            boolean asWritten = Collections.disjoint(ports, taken) && OtherPorts.areFree(ports);
            taken.addAll(ports);
            return asWritten ? Map.of() : other(ports);
        }

        synchronized Map<Integer, Integer> other(Set<Integer> ports) {
            return OtherPorts.choose(ports, random, taken);
        }
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
