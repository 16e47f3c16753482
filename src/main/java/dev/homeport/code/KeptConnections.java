package dev.homeport.code;

import dev.homeport.lab.GuestAttempt;
import dev.homeport.lab.GuestSocket;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections that one HttpClient has, kept for later requests too. It tells nobody of them, so the kernel is asked: when
 * a request was answered, before the next, and while they idle.
 */
final class KeptConnections {
    /** A look reads the whole table, so requests in quick succession share one. */
    private static final long FRESH_NANOS = 200_000_000;

    /** The client keeps an idle one for a second, and looks for those once in a while. */
    private static final long IDLE_LOOK_MILLIS = 1_500;

    private final Bench bench;
    private final Runnable ends;
    private final List<Kept> open = new ArrayList<>();
    /** Before Java 21 a client that was let go has its connections for up to a second more. */
    private final List<Kept> leaving = new ArrayList<>();

    private long lookedNanos;
    private boolean watched;

    /** @param local null where the kernel could not be asked; then it counts as open until the client is ended */
    private record Kept(Endpoint to, @Nullable Endpoint local, GuestSocket guest) {}

    /** @param ends closes the client's connections; all of them, where one is to be closed */
    KeptConnections(Bench bench, Runnable ends) {
        this.bench = bench;
        this.ends = ends;
    }

    /** Whether a request there can go over a connection that is open now. */
    synchronized boolean has(Endpoint to) {
        if (latest(to).isEmpty()) {
            // The first look takes long; the connection would be gone when it is done.
            look(to);
            return false;
        }
        if (System.nanoTime() - lookedNanos > FRESH_NANOS) {
            forgetClosed();
        }
        return latest(to).isPresent();
    }

    /**
     * A request was answered.
     *
     * @param attempt null where a connection was there before
     * @throws LabException CLOSED: the lab was closed meanwhile
     */
    synchronized void used(Endpoint to, @Nullable GuestAttempt attempt, String method, String target, int status)
            throws LabException {
        boolean alreadyClosed = enter(to, attempt);
        Optional<Kept> over = latest(to);
        if (over.isPresent()) {
            over.get().guest().requested(method, target, status);
            if (alreadyClosed) {
                forget(over.get());
            }
        }
        watch();
    }

    /** The client has let go of all. */
    void ended() {
        List<Kept> all;
        synchronized (this) {
            all = new ArrayList<>(open);
            leaving.addAll(all);
            open.clear();
        }
        all.forEach(each -> each.guest().close());
    }

    /** @return whether the attempt's connection, entered all the same, was closed before it was seen */
    private boolean enter(Endpoint to, @Nullable GuestAttempt attempt) throws LabException {
        if (attempt == null && System.nanoTime() - lookedNanos < FRESH_NANOS) {
            return false;
        }
        GuestAttempt next = attempt;
        Observed<List<Endpoint>> there = look(to);
        List<Endpoint> locals = there.orElse(List.of());
        leaving.removeIf(each -> each.to().equals(to) && !locals.contains(each.local()));
        for (Endpoint local : locals) {
            if (leaving.stream().noneMatch(each -> local.equals(each.local())) && !isEntered(local)) {
                enter(
                        to,
                        local,
                        next == null
                                ? bench.lab().guests().connecting(to.toSocketAddress(), null, bench.act(null))
                                : next);
                next = null;
            }
        }
        if (next == null) {
            return false;
        }
        enter(to, null, next);
        return there instanceof Observed.Seen;
    }

    private void enter(Endpoint to, @Nullable Endpoint local, GuestAttempt attempt) throws LabException {
        open.add(new Kept(to, local, attempt.connected(local, to, ends)));
    }

    private boolean isEntered(Endpoint local) {
        return bench.lab().ledger().stream().filter(LedgerEntry::open).anyMatch(each -> local.equals(each.local()));
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
