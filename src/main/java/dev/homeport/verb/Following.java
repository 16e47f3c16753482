package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.Lab;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Transport;
import dev.homeport.net.WireEvent;
import dev.homeport.wire.Conversation;
import dev.homeport.wire.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Shows what happens while it happens. */
final class Following {
    /** What went before is shown so far back, unless asked for otherwise. */
    static final int USUAL_BEFORE = 20;

    /** More at once would only fly by. */
    private static final int MOST_AT_ONCE = 200;

    /** How late Ctrl-C may be noticed, and a change in the kernel's table where nobody watches it. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final VerbContext context;
    private final Lab lab;
    private final Optional<LedgerEntry> wanted;
    private final boolean hex;
    private final boolean time;
    private final Map<String, ConnectionState> states = new HashMap<>();
    private long shown;
    private long headed;
    private Instant since = Instant.EPOCH;

    Following(VerbContext context, Optional<LedgerEntry> wanted, boolean hex, boolean time) {
        this.context = context;
        this.lab = context.lab();
        this.wanted = wanted;
        this.hex = hex;
        this.time = time;
    }

    /** Lets a burst come together, and the machine do something else; Ctrl-C ends it at once. */
    private static final Duration BREATH = Duration.ofMillis(50);

    /** @param limited whether the act's deadline holds at a terminal, too */
    void run(int before, Act act, boolean limited) {
        boolean endless = !limited && context.front().origin() == Front.Origin.TERMINAL;
        long deadline = System.nanoTime() + act.within().toNanos();
        lab.watchKernel();
        String what = wanted.map(LedgerEntry::name).orElse("everything");
        String until = endless ? "" : ", at most " + Shown.duration(act.within());
        context.out().accept(new Report.Remark("Following " + what + until + "; Ctrl-C stops."));
        noticeStates(false);
        show(before);
        CountDownLatch cancelled = new CountDownLatch(1);
        Cancellation.Listening listening = act.cancellation().onCancel(cancelled::countDown);
        try {
            follow(act, deadline, endless, cancelled);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listening.close();
        }
    }

    private void follow(Act act, long deadline, boolean endless, CountDownLatch cancelled) throws InterruptedException {
        while (!act.cancellation().isCancelled()) {
            long left = deadline - System.nanoTime();
            if (!endless && left <= 0) {
                return;
            }
            long seen = lab.revision();
            show(MOST_AT_ONCE);
            noticeStates(true);
            boolean changed = lab.awaitChange(seen, endless ? LOOK : min(LOOK, Duration.ofNanos(left)));
            if (changed && cancelled.await(BREATH.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    private void show(int most) {
        if (lab.mark() == shown) {
            return;
        }
        if (wanted.isPresent()) {
            conversations(wanted.get(), most);
        } else {
            log(most);
        }
    }

    private void log(int most) {
        List<WireEvent> events =
                lab.events().stream().filter(e -> e.number() > shown).toList();
        if (events.isEmpty()) {
            return;
        }
        int from = Math.max(0, events.size() - most);
        since = since.equals(Instant.EPOCH) ? events.get(from).at() : since;
        // Those that the log had no room for any more are counted by their numbers.
        leftOut(shown == 0 ? 0 : events.get(from).number() - shown - 1);
        shown = events.get(events.size() - 1).number();
        context.out().accept(new Report.Wire(events.subList(from, events.size()), hex, since));
    }

    private void conversations(LedgerEntry entry, int most) {
        List<Conversation> fresh = new Talks(lab)
                .of(entry).stream()
                        .map(each -> each.after(shown))
                        .filter(each -> !each.exchanges().isEmpty())
                        .toList();
        List<Conversation> latest = Latest.of(fresh, most);
        leftOut(shown == 0 ? 0 : count(fresh) - count(latest));
        for (Conversation each : latest) {
            context.out().accept(new Report.Talk(List.of(each), hex, time, headed != each.first()));
            headed = each.first();
            for (Exchange exchange : each.exchanges()) {
                shown = Math.max(shown, exchange.number());
            }
        }
    }

    private static int count(List<Conversation> conversations) {
        return conversations.stream().mapToInt(each -> each.exchanges().size()).sum();
    }

    private void leftOut(long count) {
        if (count > 0) {
            context.out()
                    .accept(new Report.Remark(Shown.count(count, "event")
                            + " came too fast and were left out; `wire` has those that the log still holds"));
        }
    }

    /** What the kernel knows before any program has looked: that the peer closed, or that somebody waits to be accepted. */
    private void noticeStates(boolean tell) {
        if (wanted.isEmpty()) {
            return;
        }
        LedgerEntry entry = wanted.get();
        Map<String, ConnectionState> now = new HashMap<>();
        for (KernelSocket each : lab.kernelTable().orElse(List.of())) {
            ConnectionState state = each.state();
            if (each.transport() == Transport.TCP && state != null && !each.isListener() && isOf(each, entry)) {
                now.put(String.valueOf(each.remote()), state);
            }
        }
        if (tell) {
            now.forEach((peer, state) -> {
                if (states.get(peer) != state) {
                    String who = entry.kind().listens() ? "the connection from " + peer : entry.name();
                    context.out().accept(new Report.Remark("the kernel has " + who + " in " + state.word() + " now"));
                }
            });
        }
        states.clear();
        states.putAll(now);
    }

    private static boolean isOf(KernelSocket row, LedgerEntry entry) {
        return Objects.equals(row.local(), entry.local())
                && (entry.kind().listens() || Objects.equals(row.remote(), entry.remote()));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
