package dev.homeport.code;

import dev.homeport.lab.GuestAttempt;
import dev.homeport.lab.GuestSocket;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Observed;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections that one HttpClient has, kept for later requests too. It tells nobody of them, so the kernel is asked: when
 * a request was answered, before the next, and while they idle.
 */
final class KeptConnections {
    /** A look reads the whole table, so requests in quick succession share one. */
    private static final long FRESH_NANOS = 200_000_000;

    /** The client keeps an idle one for one to two seconds, and looks for those once in a while. */
    private static final long IDLE_LOOK_MILLIS = 1_500;

    private static final long SOON_MILLIS = 50;

    private final Bench bench;
    private final Runnable ends;
    private final List<Kept> open = new CopyOnWriteArrayList<>();
    /** Before Java 21 a client that was let go has its connections for up to two seconds more. */
    private final List<Kept> leaving = new CopyOnWriteArrayList<>();

    /** To servers without a connection that is known: one for all requests that are on their way there. */
    private final Map<Endpoint, GuestAttempt> pending = new HashMap<>();

    /** How many requests are on their way: no more connections can be new. */
    private final Map<Endpoint, Integer> underWay = new HashMap<>();

    /** The numbers of the servers' events that have their request. */
    private final Set<Long> matched = ConcurrentHashMap.newKeySet();

    private long lookedNanos;
    private boolean watched;

    /** @param local null where the kernel could not be asked; then it counts as open until the client is ended */
    private record Kept(Endpoint to, @Nullable Endpoint local, GuestSocket guest) {}

    /** @param ends closes the client's connections; all of them, where one is to be closed */
    KeptConnections(Bench bench, Runnable ends) {
        this.bench = bench;
        this.ends = ends;
    }

    /**
     * A request will be sent there.
     *
     * @throws LabException as {@link dev.homeport.lab.Guests#connecting}
     */
    synchronized void begins(Endpoint to) throws LabException {
        expect(to);
        underWay.merge(to, 1, Integer::sum);
    }

    private void expect(Endpoint to) throws LabException {
        if (pending.containsKey(to)) {
            return;
        }
        if (latest(to).isEmpty()) {
            // The first look takes long; the connection would be gone when it is done.
            bench.likelyOwners().areNotOf(this, to, look(to).orElse(List.of()));
        } else if (System.nanoTime() - lookedNanos > FRESH_NANOS) {
            forgetClosed();
        }
        if (latest(to).isEmpty()) {
            pending.put(to, attempt(to, bench.takeName()));
        }
    }

    private GuestAttempt attempt(Endpoint to, @Nullable String name) throws LabException {
        return bench.lab().guests().connecting(to.toSocketAddress(), name, bench.act(null));
    }

    /**
     * A request was answered.
     *
     * @throws LabException CLOSED: the lab was closed meanwhile
     */
    synchronized void used(Endpoint to, String method, String target, int status) throws LabException {
        boolean seen;
        try {
            seen = enter(to);
        } finally {
            over(to);
        }
        carrier(to, new WireEvent.Answered(method, target, status))
                .or(() -> latest(to))
                .ifPresent(over -> {
                    over.guest().requested(method, target, status);
                    if (!seen) {
                        forget(over);
                    }
                });
        watch();
    }

    /** A request failed. The lab's reason; nothing where it went over a connection that is known. */
    synchronized Optional<LabException> failed(Endpoint to, IOException failed) {
        over(to);
        if (failed instanceof HttpTimeoutException && !(failed instanceof HttpConnectTimeoutException)) {
            return answeredTooLate(to);
        }
        GuestAttempt attempt = pending.remove(to);
        try {
            return attempt == null && latest(to).isPresent()
                    ? Optional.empty()
                    : Optional.of((attempt == null ? attempt(to, null) : attempt).failed(failed));
        } catch (LabException labClosed) {
            return Optional.empty();
        }
    }

    /** The handshake was done: it is the answer that did not come in time. */
    private Optional<LabException> answeredTooLate(Endpoint to) {
        try {
            if (!enter(to)) {
                latest(to).ifPresent(this::forget);
            }
            watch();
        } catch (LabException labClosed) {
            // Then there is nothing to enter.
        }
        return Optional.empty();
    }

    /** A request was given up. */
    synchronized void dropped(Endpoint to, IOException cause) {
        over(to);
        GuestAttempt attempt = pending.remove(to);
        if (attempt != null) {
            attempt.failed(cause);
        }
    }

    /**
     * The client has let go of all. Not synchronized: who closes holds the wire log, for which the others wait in here.
     */
    void ended() {
        List<Kept> all = List.copyOf(open);
        leaving.addAll(all);
        open.removeAll(all);
        matched.clear();
        all.forEach(each -> each.guest().close());
    }

    /** The client has ended, or is ending: its connections go as the kernel has them. */
    synchronized void leaves() {
        forgetClosed();
        CompletableFuture.delayedExecutor(SOON_MILLIS, TimeUnit.MILLISECONDS).execute(this::lookAgain);
    }

    /** Enters what is new. False where the connection was closed again before the kernel could tell of it. */
    private boolean enter(Endpoint to) throws LabException {
        GuestAttempt next = pending.remove(to);
        if (next == null && latest(to).isPresent() && System.nanoTime() - lookedNanos < FRESH_NANOS) {
            return true;
        }
        Observed<List<Endpoint>> there = look(to);
        List<Endpoint> locals = there.orElse(List.of());
        leaving.removeIf(each -> each.to().equals(to) && !locals.contains(each.local()));
        List<Endpoint> fresh = locals.stream()
                .filter(local -> leaving.stream().noneMatch(each -> local.equals(each.local())))
                .filter(local -> !bench.lab().guests().isEntered(local))
                .toList();
        for (Endpoint local : bench.likelyOwners().mostLikelyOf(this, to, fresh, underWay.getOrDefault(to, 1))) {
            enter(to, local, next == null ? attempt(to, null) : next);
            next = null;
        }
        if (next == null && latest(to).isPresent()) {
            return true;
        }
        enter(to, null, next == null ? attempt(to, null) : next);
        return there instanceof Observed.Unseen;
    }

    private void enter(Endpoint to, @Nullable Endpoint local, GuestAttempt attempt) throws LabException {
        open.add(new Kept(to, local, attempt.connected(local, to, ends)));
    }

    private void over(Endpoint to) {
        underWay.computeIfPresent(to, (there, count) -> count > 1 ? count - 1 : null);
    }

    /** Which of several had the answer: a server of the lab has told. */
    private Optional<Kept> carrier(Endpoint to, WireEvent.Answered answer) {
        List<Kept> all = open.stream().filter(each -> each.to().equals(to)).toList();
        if (all.size() < 2) {
            return Optional.empty();
        }
        List<WireEvent> events = bench.lab().events();
        long oldest = events.isEmpty() ? 0 : events.get(0).number();
        matched.removeIf(number -> number < oldest);
        for (int i = events.size() - 1; i >= 0; i--) {
            WireEvent event = events.get(i);
            if (event.what() instanceof WireEvent.Answered told && told.isSameAs(answer) && to.equals(event.local())) {
                Optional<Kept> over = all.stream()
                        .filter(each -> each.local() != null && each.local().equals(event.remote()))
                        .findFirst();
                if (over.isPresent() && matched.add(event.number())) {
                    return over;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Kept> latest(Endpoint to) {
        return open.stream().filter(each -> each.to().equals(to)).reduce((first, second) -> second);
    }

    private Observed<List<Endpoint>> look(Endpoint to) {
        lookedNanos = System.nanoTime();
        return bench.lab().guests().connectionsTo(to);
    }

    private void forgetClosed() {
        for (Endpoint to : open.stream().map(Kept::to).distinct().toList()) {
            Observed<List<Endpoint>> there = look(to);
            open.stream()
                    .filter(each -> each.to().equals(to) && each.local() != null)
                    .filter(each -> there.match(locals -> !locals.contains(each.local()), unseen -> false))
                    .toList()
                    .forEach(this::forget);
        }
    }

    private void forget(Kept closed) {
        open.remove(closed);
        closed.guest().gone();
    }

    private void watch() {
        if (!watched && open.stream().anyMatch(each -> each.local() != null)) {
            watched = true;
            CompletableFuture.delayedExecutor(IDLE_LOOK_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(this::lookAgain);
        }
    }

    private synchronized void lookAgain() {
        watched = false;
        forgetClosed();
        watch();
    }
}
