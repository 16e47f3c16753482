package dev.homeport.testkit;

import dev.homeport.check.Check;
import dev.homeport.check.Verdict;
import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.Lab;
import dev.homeport.net.Look;
import dev.homeport.net.Observed;
import dev.homeport.net.Snapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks through a lab. All that happened since the lab was opened counts as one step. */
final class LabEyes implements Eyes {
    private static final long FROM_THE_BEGINNING = 0;

    private final Lab lab;
    private final boolean remembering;
    private final Map<Look<?>, Observed<?>> remembered = new HashMap<>();

    private LabEyes(Lab lab, boolean remembering) {
        this.lab = lab;
        this.remembering = remembering;
    }

    /** Looks anew for each check. */
    static Eyes of(Lab lab) {
        return new LabEyes(lab, false);
    }

    /** Does each active look once, so that several checks speak of one answer; a check that waits looks anew. */
    static Eyes remembering(Lab lab) {
        return new LabEyes(lab, true);
    }

    @Override
    public Verdict judge(Check check) {
        return check.within().map(within -> await(check, within)).orElseGet(() -> once(check));
    }

    private Verdict await(Check check, Duration within) {
        lab.watchKernel();
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            long seen = lab.revision();
            remembered.clear();
            Verdict verdict = once(check);
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (verdict.passed() || left.isNegative()) {
                return verdict;
            }
            try {
                lab.awaitChange(seen, left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return verdict;
            }
        }
    }

    private Verdict once(Check check) {
        return check.judge(look(check.looks(), check.patience()));
    }

    private Snapshot look(Set<Look<?>> looks, Duration within) {
        Set<Look<?>> wanted = looks.stream().map(this::asked).collect(Collectors.toCollection(HashSet::new));
        wanted.removeAll(remembered.keySet());
        Snapshot seen = lab.snapshot(FROM_THE_BEGINNING, wanted, new Act("an assertion", within, new Cancellation()));
        Map<Look<?>, Observed<?>> answers = new HashMap<>(remembered);
        answers.putAll(seen.answers());
        if (remembering) {
            remembered.putAll(seen.answers());
        }
        for (Look<?> look : looks) {
            Observed<?> answer = answers.get(asked(look));
            if (answer != null) {
                answers.put(look, answer);
            }
        }
        return new Snapshot(seen.at(), seen.mark(), seen.ledger(), seen.events(), answers);
    }

    /** A page that is asked for once, for all assertions about it, is asked for with its body: a later one may speak of that. */
    private Look<?> asked(Look<?> look) {
        return remembering && look instanceof Look.Http http ? new Look.Http(http.request(), false) : look;
    }
}
