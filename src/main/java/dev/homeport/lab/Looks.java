package dev.homeport.lab;

import dev.homeport.kernel.Kernel;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpEnd;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.Look;
import dev.homeport.net.Observed;
import dev.homeport.net.Snapshot;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Does what a check asks to look at. */
final class Looks {
    private static final String CANCELLED = "the look was cancelled";

    private final Home home;
    private final Kernel kernel;
    private final ProbePorts probePorts;
    private final Arrivals arrivals;
    private final Waiters waiters;
    private final PortLooks portLooks;

    Looks(Home home, Kernel kernel, Waiters waiters, long seed) {
        this.home = home;
        this.kernel = kernel;
        probePorts = home.probePorts();
        arrivals = new Arrivals(home.ledger());
        this.waiters = waiters;
        portLooks = new PortLooks(home, kernel, waiters, seed);
    }

    /** The number of the newest wire event, after what has come unread so far was noted. */
    long markStep() {
        arrivals.note(kernel::table);
        return home.log().mark();
    }

    /** What the looks tell, with the ledger and the wire log of one moment after them. */
    Snapshot snapshot(long mark, Iterable<Look<?>> wanted, Act act) {
        Map<Look<?>, Observed<?>> answers = all(wanted, act);
        // After the table, so that what the log tells is never older.
        arrivals.note(() -> table(answers));
        home.log().lock();
        try {
            return new Snapshot(
                    Instant.now(), mark, home.ledger().all(), home.log().events(), answers);
        } finally {
            home.log().unlock();
        }
    }

    @SuppressWarnings("unchecked") // as Snapshot's answer
    private static Observed<List<KernelSocket>> table(Map<Look<?>, Observed<?>> answers) {
        Observed<?> table = answers.get(new Look.KernelTable());
        return table == null ? Observed.unseen("nobody looked") : (Observed<List<KernelSocket>>) table;
    }

    /** The passive ones first, so that they see nothing of a probe; then the active ones, one after the other. */
    private Map<Look<?>, Observed<?>> all(Iterable<Look<?>> looks, Act act) {
        Map<Look<?>, Observed<?>> answers = new LinkedHashMap<>();
        for (boolean active : new boolean[] {false, true}) {
            for (Look<?> look : looks) {
                if (look.active() == active && !answers.containsKey(look)) {
                    answers.put(look, one(look, act));
                }
            }
        }
        return answers;
    }

    private Observed<?> one(Look<?> look, Act act) {
        if (act.cancellation().isCancelled()) {
            return Observed.unseen(CANCELLED);
        }
        if (look instanceof Look.Resolution resolution) {
            return NameResolver.resolve(resolution.name());
        }
        if (look instanceof Look.Echo echo) {
            return portLooks.echo(echo, act);
        }
        if (look instanceof Look.UdpEcho echo) {
            return portLooks.udpEcho(echo, act);
        }
        if (look instanceof Look.ManyClients many) {
            return portLooks.manyClients(many, act);
        }
        if (look instanceof Look.Tls tls) {
            return portLooks.tls(tls, act);
        }
        if (look instanceof Look.Http http) {
            return http(http, act);
        }
        if (look instanceof Look.BindTries tries) {
            return BindTries.where(kernel, tries.port());
        }
        return look instanceof Look.EphemeralRange ? kernel.ephemeralRange() : kernel.table();
    }

    private Observed<HttpAnswer> http(Look.Http look, Act act) {
        HttpRequest request = look.request();
        try {
            HttpRequestBytes.mayBeSent(request);
            HttpPlaces.Free free = HttpPlaces.withoutByHand(request.url(), kernel, new ByHand(home.ledger()));
            List<Endpoint> places = free.places();
            if (places.isEmpty() && !free.spared().isEmpty()) {
                return Observed.seen(
                        HttpAnswer.none(HttpEnd.BY_HAND, free.spared().get(0).why(), List.of()));
            }
            HttpAnswer answer =
                    new HttpCall(act, waiters, probePorts, new TlsKit()).send(request, places, look.headOnly());
            return answer.end() == HttpEnd.CANCELLED
                    ? Observed.unseen(CANCELLED)
                    : Observed.seen(HttpPlaces.explained(answer, kernel));
        } catch (LabException notAnswered) {
            return switch (notAnswered.trouble()) {
                case NOT_TLS, CLOSED, RESET ->
                    Observed.seen(HttpAnswer.none(HttpEnd.NOT_HTTP, notAnswered.what(), List.of()));
                case TIMED_OUT -> Observed.seen(HttpAnswer.none(HttpEnd.TIMED_OUT, "", List.of()));
                case CANCELLED -> Observed.unseen(CANCELLED);
                default -> Observed.unseen(notAnswered.what());
            };
        } catch (IOException failed) {
            return failed(failed);
        }
    }

    private static <T> Observed<T> failed(IOException failed) {
        return Observed.unseen("the probe could not open its sockets: " + Reason.of(failed));
    }
}
