package dev.homeport.wire;

import dev.homeport.net.Bytes;
import dev.homeport.net.WireEvent;
import dev.homeport.wire.Exchange.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of one conversation so far, and what is known of it at that point. */
final class Telling {
    final boolean tcp;
    final States states;
    /** Whether one end was reset, refused or gave up: no FIN can follow. */
    boolean over;

    private final End near;
    private final End far;
    private final List<Step> steps;
    private final Map<Side, Long> onTheWay = new EnumMap<>(Side.class);
    private final List<Exchange> told = new ArrayList<>();

    /** An event and the end at which it happened. */
    static final class Step {
        final Side side;
        final WireEvent event;
        boolean told;

        Step(Side side, WireEvent event) {
            this.side = side;
            this.event = event;
        }

        WireEvent.What what() {
            return event.what();
        }
    }

    Telling(End near, End far, boolean tcp, List<Step> steps) {
        this.near = near;
        this.far = far;
        this.tcp = tcp;
        this.steps = steps;
        this.states = new States(tcp);
    }

    List<Exchange> told() {
        return told;
    }

    void act(Step step, String label, String sentence) {
        add(step, step.side, Kind.ACT, label, sentence, true, false, Bytes.EMPTY, 0);
    }

    void trouble(Step step, String label, String sentence) {
        add(step, step.side, Kind.TROUBLE, label, sentence, true, false, Bytes.EMPTY, 0);
    }

    void inferred(Step step, Side from, Kind kind, String label, String sentence) {
        add(step, from, kind, label, sentence, false, false, Bytes.EMPTY, 0);
    }

    void add(
            Step step,
            Side from,
            Kind kind,
            String label,
            String sentence,
            boolean seen,
            boolean taken,
            Bytes data,
            long count) {
        told.add(new Exchange(
                step.event.number(),
                step.event.at(),
                from,
                kind,
                label,
                sentence,
                seen,
                taken,
                data,
                count,
                states.takeChange(Side.NEAR),
                states.takeChange(Side.FAR)));
    }

    @Nullable
    Step next(int at) {
        return at + 1 < steps.size() ? steps.get(at + 1) : null;
    }

    boolean later(int at, Side side, Class<? extends WireEvent.What> what) {
        return steps.subList(at + 1, steps.size()).stream()
                .anyMatch(each -> each.side == side && what.isInstance(each.what()));
    }

    boolean has(Class<? extends WireEvent.What> what) {
        return steps.stream().anyMatch(each -> what.isInstance(each.what()));
    }

    End end(Side side) {
        return side == Side.NEAR ? near : far;
    }

    /** Bytes that the side sent and the other end has not taken. */
    long onTheWay(Side side) {
        return onTheWay.getOrDefault(side, 0L);
    }

    String name(Side side) {
        return end(side).name();
    }

    void sends(Side side, long count) {
        onTheWay.merge(side, count, Long::sum);
    }

    void takes(Side side, long count) {
        onTheWay.put(side, Math.max(0, onTheWay(side) - count));
    }
}
