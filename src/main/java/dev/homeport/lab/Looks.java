package dev.homeport.lab;

import dev.homeport.kernel.Kernel;
import dev.homeport.net.Bytes;
import dev.homeport.net.ClientsAnswer;
import dev.homeport.net.EchoAnswer;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.Look;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Observed;
import dev.homeport.net.ProbeEnd;
import dev.homeport.net.Snapshot;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Does what a check asks to look at. */
final class Looks {
    static final Duration PROBE_WITHIN = Duration.ofSeconds(2);
    static final int MOST_CLIENTS = 2_000;
    private static final int BYTES_OF_A_CLIENT = 64;
    private static final String CANCELLED = "the look was cancelled";

    private final Home home;
    private final Kernel kernel;
    private final ProbePorts probePorts;
    private final Arrivals arrivals;
    private final Waiters waiters;
    private final long seed;

    Looks(Home home, Kernel kernel, Waiters waiters, long seed) {
        this.home = home;
        this.kernel = kernel;
        probePorts = home.probePorts();
        arrivals = new Arrivals(home.ledger());
        this.waiters = waiters;
        this.seed = seed;
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

    static Observed<List<InetAddress>> resolve(String name) {
        try {
            return Observed.seen(List.of(InetAddress.getAllByName(name)));
        } catch (UnknownHostException unknown) {
            return Observed.unseen("the name is not known to this machine's resolver");
        }
    }

    private Observed<?> one(Look<?> look, Act act) {
        if (act.cancellation().isCancelled()) {
            return Observed.unseen(CANCELLED);
        }
        if (look instanceof Look.Resolution resolution) {
            return resolve(resolution.name());
        }
        if (look instanceof Look.Echo echo) {
            return echo(echo, act);
        }
        if (look instanceof Look.UdpEcho echo) {
            return udpEcho(echo, act);
        }
        if (look instanceof Look.ManyClients many) {
            return many(many, act);
        }
        if (look instanceof Look.Tls tls) {
            return TlsProbe.ask(tls.port(), probePorts, waiters, deadline(act), act.cancellation());
        }
        if (look instanceof Look.Get get) {
            return get(get.uri(), act);
        }
        return look instanceof Look.EphemeralRange ? kernel.ephemeralRange() : kernel.table();
    }

    private Observed<EchoAnswer> echo(Look.Echo look, Act act) {
        try {
            Asked asked = ask(look.port(), List.of(look.payload()), act);
            ProbeClient client = asked.clients().get(0);
            return act.cancellation().isCancelled()
                    ? Observed.unseen(CANCELLED)
                    : Observed.seen(new EchoAnswer(client.received(), client.end(), asked.onIpv6()));
        } catch (IOException failed) {
            return failed(failed);
        }
    }

    private Observed<EchoAnswer> udpEcho(Look.UdpEcho look, Act act) {
        try {
            EchoAnswer answer = new UdpProbe(probePorts, waiters).ask(look, deadline(act), act.cancellation());
            return act.cancellation().isCancelled() ? Observed.unseen(CANCELLED) : Observed.seen(answer);
        } catch (IOException failed) {
            return failed(failed);
        }
    }

    private Observed<ClientsAnswer> many(Look.ManyClients look, Act act) {
        if (look.clients() > MOST_CLIENTS) {
            return Observed.unseen("more than " + MOST_CLIENTS + " clients at once are not tried here");
        }
        Random random = new Random(seed);
        List<Bytes> payloads = new ArrayList<>(look.clients());
        for (int i = 0; i < look.clients(); i++) {
            byte[] payload = new byte[BYTES_OF_A_CLIENT];
            random.nextBytes(payload);
            payloads.add(Bytes.of(payload));
        }
        try {
            Asked asked = ask(look.port(), payloads, act);
            List<ProbeClient> clients = asked.clients();
            if (act.cancellation().isCancelled()) {
                return Observed.unseen(CANCELLED);
            }
            int served =
                    (int) clients.stream().filter(ProbeClient::gotItsOwnBack).count();
            ProbeEnd trouble = clients.stream()
                    .filter(client -> !client.gotItsOwnBack())
                    .map(ProbeClient::end)
                    .findFirst()
                    .orElse(ProbeEnd.COMPLETE);
            return Observed.seen(new ClientsAnswer(look.clients(), served, trouble, asked.onIpv6()));
        } catch (IOException failed) {
            return failed(failed);
        }
    }

    private record Asked(List<ProbeClient> clients, boolean onIpv6) {}

    /** At 127.0.0.1, and where nobody listens there, at ::1. */
    private Asked ask(int port, List<Bytes> payloads, Act act) throws IOException {
        Deadline deadline = deadline(act);
        List<ProbeClient> clients = ask(Endpoint.loopback(port), payloads, deadline, act);
        if (clients.stream().allMatch(client -> client.end() == ProbeEnd.REFUSED)) {
            try {
                List<ProbeClient> six = ask(new Endpoint(LoopbackAddress.V6, port), payloads, deadline, act);
                if (six.stream().anyMatch(client -> client.end() != ProbeEnd.REFUSED)) {
                    return new Asked(six, true);
                }
            } catch (IOException withoutIpv6) {
                // Then there is nobody to ask there either.
            }
        }
        return new Asked(clients, false);
    }

    private List<ProbeClient> ask(Endpoint to, List<Bytes> payloads, Deadline deadline, Act act) throws IOException {
        return new EchoProbe(probePorts, waiters).ask(to, payloads, deadline, act.cancellation());
    }

    private Observed<HttpAnswer> get(URI uri, Act act) {
        try {
            Bytes request = HttpRequestBytes.of("GET", uri, List.of(), null);
            return Observed.seen(
                    new HttpCall(deadline(act), act.cancellation(), waiters, probePorts).send("GET", uri, request));
        } catch (LabException notAllowed) {
            return Observed.unseen(notAllowed.what());
        } catch (HttpCall.GivenUp givenUp) {
            return Observed.unseen(CANCELLED);
        } catch (IOException failed) {
            return failed(failed);
        }
    }

    private static Deadline deadline(Act act) {
        return Deadline.after(act.within().compareTo(PROBE_WITHIN) < 0 ? act.within() : PROBE_WITHIN);
    }

    private static <T> Observed<T> failed(IOException failed) {
        return Observed.unseen("the probe could not open its sockets: " + Reason.of(failed));
    }
}
