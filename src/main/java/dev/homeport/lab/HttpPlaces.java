package dev.homeport.lab;

import dev.homeport.kernel.Kernel;
import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpEnd;
import dev.homeport.net.HttpUrl;
import dev.homeport.net.PortAnswers.Spared;
import dev.homeport.net.Transport;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a URL leads: its address, those of its localhost name in the system's order, or where its port is listened on. */
final class HttpPlaces {
    private HttpPlaces() {}

    /** For a learner's request: at 127.0.0.1 and ::1 before the kernel is asked for others, as its table takes time to load. */
    static Iterable<Endpoint> of(HttpUrl url, Kernel kernel) {
        if (!url.host().isEmpty()) {
            return named(url);
        }
        List<Endpoint> usual = PortAddresses.usual(url.port());
        return () -> new LaterAsWell<>(usual.iterator(), () -> {
            List<Endpoint> others = new ArrayList<>(PortAddresses.of(kernel.table(), Transport.TCP, url.port()));
            others.removeAll(usual);
            return others.iterator();
        });
    }

    /**
     * For a probe: not where the learner's own accept takes each connection.
     *
     * @param places empty if all wait so
     */
    record Free(List<Endpoint> places, List<Spared> spared) {}

    static Free withoutByHand(HttpUrl url, Kernel kernel, ByHand byHand) {
        ProbePlaces there = ProbePlaces.of(kernel.table(), Transport.TCP, url.port());
        List<Spared> spared = new ArrayList<>();
        List<Endpoint> free = new ArrayList<>();
        for (Endpoint each : url.host().isEmpty() ? there.addresses() : named(url)) {
            byHand.behind(each, there.whoGets(each.address()), Transport.TCP)
                    .ifPresentOrElse(spared::add, () -> free.add(each));
        }
        if (!spared.isEmpty()) {
            // Of the other addresses those only where somebody is: else it would be said that nobody is there.
            free.removeIf(each -> there.whoGets(each.address()) == null);
        }
        return new Free(List.copyOf(free), List.copyOf(spared));
    }

    /** Where all refused: with who listens on one of them all the same, as behind a firewall's rule. */
    static HttpAnswer explained(HttpAnswer answer, Kernel kernel) {
        if (answer.end() == HttpEnd.REFUSED) {
            for (Address each : answer.asked()) {
                if (each instanceof Endpoint at) {
                    Optional<String> program = PortHolder.listenerAt(at, kernel);
                    if (program.isPresent()) {
                        return answer.because(program.get() + ", listens on " + at);
                    }
                }
            }
        }
        return answer;
    }

    private static List<Endpoint> named(HttpUrl url) {
        Set<Endpoint> places = new LinkedHashSet<>();
        if (NameResolver.isLocalhost(url.host())) {
            NameResolver.onLoopback(url.host()).forEach(each -> places.add(new Endpoint(each, url.port())));
            return List.copyOf(places);
        }
        try {
            return List.of(new Endpoint(InetAddress.getByName(url.host()), url.port()));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(url.host() + " is an address", impossible);
        }
    }
}
