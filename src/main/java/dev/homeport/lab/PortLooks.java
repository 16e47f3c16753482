package dev.homeport.lab;

import dev.homeport.kernel.Kernel;
import dev.homeport.net.ClientsAnswer;
import dev.homeport.net.DatagramAnswer;
import dev.homeport.net.EchoAnswer;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Look;
import dev.homeport.net.Observed;
import dev.homeport.net.PortAnswers;
import dev.homeport.net.PortAnswers.At;
import dev.homeport.net.PortAnswers.Spared;
import dev.homeport.net.PortAnswers.Standing;
import dev.homeport.net.ProbeEnd;
import dev.homeport.net.TlsAnswer;
import dev.homeport.net.Transport;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks a port at each address where the kernel says that somebody has it, but for those that a learner serves by hand. */
final class PortLooks {
    private static final int MOST_CLIENTS = 2_000;
    private static final int MOST_REMEMBERED = 1_000;

    private final Kernel kernel;
    private final ProbePorts probePorts;
    private final Waiters waiters;
    private final ByHand byHand;
    private final long seed;

    /** Where a program listened until a probe came. */
    private final Set<Endpoint> usedUp = new HashSet<>();

    PortLooks(Home home, Kernel kernel, Waiters waiters, long seed) {
        this.kernel = kernel;
        probePorts = home.probePorts();
        this.waiters = waiters;
        byHand = new ByHand(home.ledger());
        this.seed = seed;
    }

    Observed<PortAnswers<EchoAnswer>> echo(Look.Echo look, Act act) {
        EchoProbe probe = new EchoProbe(probePorts, waiters);
        return ask(
                Transport.TCP,
                look.port(),
                to -> probe.ask(to, look.payload(), look.halfClose(), act),
                answer -> answer.end() == ProbeEnd.REFUSED,
                act);
    }

    Observed<PortAnswers<DatagramAnswer>> udpEcho(Look.UdpEcho look, Act act) {
        UdpProbe probe = new UdpProbe(probePorts, waiters);
        return ask(
                Transport.UDP,
                look.port(),
                to -> probe.ask(to, look.payload(), act),
                answer -> answer.end() == ProbeEnd.REFUSED,
                act);
    }

    Observed<PortAnswers<ClientsAnswer>> manyClients(Look.ManyClients look, Act act) {
        if (look.clients() > MOST_CLIENTS) {
            return Observed.unseen("more than " + MOST_CLIENTS + " clients at once are not tried here");
        }
        ClientsProbe probe = new ClientsProbe(probePorts, waiters, seed);
        return ask(
                Transport.TCP,
                look.port(),
                to -> probe.ask(to, look.clients(), act),
                answer -> answer.end() == ClientsAnswer.End.REFUSED,
                act);
    }

    Observed<PortAnswers<TlsAnswer>> tls(Look.Tls look, Act act) {
        TlsProbe probe = new TlsProbe(probePorts, waiters);
        return ask(
                Transport.TCP,
                look.port(),
                to -> probe.ask(to, act),
                answer -> answer.end() == TlsAnswer.End.REFUSED,
                act);
    }

    /** Asks one address. */
    private interface Asking<A> {
        A at(Endpoint to) throws IOException;
    }

    private <A> Observed<PortAnswers<A>> ask(
            Transport transport, int port, Asking<A> asking, Predicate<A> refused, Act act) {
        ProbePlaces before = ProbePlaces.of(kernel.table(), transport, port);
        List<Answered<A>> answers = new ArrayList<>();
        List<Spared> spared = new ArrayList<>();
        IOException failed = null;
        for (ProbePlaces.Place place : before.places()) {
            if (answers.stream().anyMatch(each -> !each.refused() && Objects.equals(each.bound(), place.bound()))) {
                // The same socket by another of its addresses.
                continue;
            }
            Optional<Spared> hand = byHand.behind(place.ask(), place.bound(), transport);
            if (hand.isPresent()) {
                spared.add(hand.get());
                continue;
            }
            try {
                A answer = asking.at(place.ask());
                answers.add(new Answered<>(place.ask(), place.bound(), answer, refused.test(answer)));
            } catch (IOException notAsked) {
                failed = failed == null ? notAsked : failed;
            }
            if (act.cancellation().isCancelled()) {
                return Observed.unseen("the look was cancelled");
            }
        }
        if (answers.isEmpty() && spared.isEmpty() && failed != null) {
            return Observed.unseen("the probe could not open its sockets: " + Reason.of(failed));
        }
        return Observed.seen(new PortAnswers<>(
                standing(transport, answers, ProbePlaces.of(kernel.table(), transport, port)), spared));
    }

    private record Answered<A>(Endpoint at, @Nullable Endpoint bound, A answer, boolean refused) {}

    /** The refused ones say something only where there is no other. */
    private <A> List<At<A>> standing(Transport transport, List<Answered<A>> answers, ProbePlaces after) {
        boolean anybody = answers.stream().anyMatch(each -> !each.refused());
        List<At<A>> told = new ArrayList<>();
        for (Answered<A> each : answers) {
            if (!each.refused() || (!anybody && told.isEmpty())) {
                told.add(new At<>(each.at(), standing(transport, each, after), each.answer()));
            }
        }
        return told;
    }

    private synchronized Standing standing(Transport transport, Answered<?> answered, ProbePlaces after) {
        if (!after.told()) {
            return Standing.UNKNOWN;
        }
        if (after.whoGets(answered.at().address()) != null) {
            usedUp.remove(answered.at());
            return Standing.HELD;
        }
        if (transport == Transport.TCP && answered.bound() != null && !answered.refused()) {
            if (usedUp.size() == MOST_REMEMBERED) {
                usedUp.clear();
            }
            usedUp.add(answered.at());
        }
        if (usedUp.contains(answered.at())) {
            return Standing.USED_UP;
        }
        return after.isElsewhere() ? Standing.ELSEWHERE : Standing.FREE;
    }
}
