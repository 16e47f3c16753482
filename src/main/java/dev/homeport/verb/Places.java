package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Transport;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import dev.homeport.verb.Pick.Wanted;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Turns a written endpoint into a real one; says so where a host name was looked up. */
final class Places {
    private final VerbContext context;

    Places(VerbContext context) {
        this.context = context;
    }

    /**
     * An endpoint to connect to. A name stands for the local endpoint of that listener or server, also after it was closed:
     * being refused there is worth seeing.
     */
    Endpoint toReach(EndpointText text) throws VerbException {
        return toReach(text, Wanted.LISTENING);
    }

    /** An endpoint to send datagrams to. A UDP socket's name stands for its local endpoint. */
    Endpoint toReachByUdp(EndpointText text) throws VerbException {
        return toReach(text, Wanted.RECEIVING);
    }

    /** An endpoint whose port is asked about. */
    Endpoint toAsk(EndpointText text) throws VerbException {
        return toReach(text, Wanted.BOUND);
    }

    /** As {@link #toReach}, but where a stream can also go: to a Unix socket. */
    Address streamToReach(EndpointText text) throws VerbException, LabException {
        Optional<Address> file = file(text);
        return file.isPresent() ? file.get() : toReach(text);
    }

    /** As {@link #toAsk}, but also a Unix socket. */
    Address streamToAsk(EndpointText text) throws VerbException, LabException {
        Optional<Address> file = file(text);
        return file.isPresent() ? file.get() : toAsk(text);
    }

    /** As {@link #toListen}, but also a Unix socket's file. */
    Address streamToListen(Arguments arguments, String param) throws VerbException, LabException {
        Optional<String> text = arguments.value(param);
        Optional<Address> file = text.isEmpty() ? Optional.empty() : file(EndpointText.parse(text.get()));
        return file.isPresent() ? file.get() : toListen(arguments, param);
    }

    private Optional<Address> file(EndpointText text) throws LabException {
        Optional<String> name = unixFile(text);
        return name.isPresent() ? Optional.of(context.lab().unix().at(name.get())) : Optional.empty();
    }

    private Endpoint toReach(EndpointText text, Wanted wanted) throws VerbException {
        Endpoint there = real(text, wanted);
        if (there.port() == 0) {
            throw VerbException.badInput(
                    "port 0 cannot be reached",
                    "0 only asks for a free port when listening; `sockets` shows which it was");
        }
        // What listens on every address is reached on the nearest one.
        return there.isWildcard() ? new Endpoint(nearest(there), there.port()) : there;
    }

    /** An endpoint to listen on; where none is given, a free port on 127.0.0.1. */
    Endpoint toListen(Arguments arguments, String param) throws VerbException {
        Optional<String> text = arguments.value(param);
        return text.isEmpty() ? Endpoint.loopback(0) : real(EndpointText.parse(text.get()), Wanted.BOUND);
    }

    /** The Unix socket's file that is meant: written with unix:, or the name of a listener or server on one. */
    Optional<String> unixFile(Arguments arguments, String param) throws VerbException {
        Optional<String> text = arguments.value(param);
        return text.isEmpty() ? Optional.empty() : unixFile(EndpointText.parse(text.get()));
    }

    /** As the other, of what is parsed already. */
    Optional<String> unixFile(EndpointText written) {
        if (written instanceof EndpointText.Unix unix) {
            return Optional.of(unix.file());
        }
        return written instanceof EndpointText.Named named
                ? context.lab()
                        .find(named.name())
                        .flatMap(e -> e.kind().listens() && e.localAddress() instanceof UnixPath unix
                                ? Optional.of(unix.name())
                                : Optional.empty())
                : Optional.empty();
    }

    private Endpoint real(EndpointText text, Wanted wanted) throws VerbException {
        if (text instanceof EndpointText.Named named) {
            LedgerEntry entry = new Pick(context.lab()).named(named.name(), wanted);
            Endpoint local = entry.local();
            if (local == null) {
                throw new VerbException(Trouble.NO_SUCH_SOCKET, entry.name() + " never got an endpoint", "`sockets`");
            }
            return local;
        }
        if (text instanceof EndpointText.Unix unix) {
            throw VerbException.badInput(
                    "unix:" + Shown.word(unix.file()) + " is a file and has no port",
                    "Unix sockets go with what speaks streams: listen, connect, echo, serve, http, proxy, tap,"
                            + " swarm, probe, who");
        }
        EndpointText.At at = (EndpointText.At) text;
        Optional<InetAddress> literal = AddressText.parse(at.host());
        return new Endpoint(literal.isPresent() ? literal.get() : lookedUp(at, wanted), at.port());
    }

    /** As {@link #toReach}, but of a host name all addresses it stands for, in the resolver's order. */
    List<Endpoint> allToReach(EndpointText text) throws VerbException {
        if (text instanceof EndpointText.At at && AddressText.parse(at.host()).isEmpty() && at.port() != 0) {
            return found(at.host()).stream()
                    .map(address -> new Endpoint(address, at.port()))
                    .distinct()
                    .toList();
        }
        return List.of(toReach(text));
    }

    /** To reach somebody: the first address in the system's order at which the kernel has somebody. Else one of IPv4. */
    private InetAddress lookedUp(EndpointText.At at, Wanted wanted) throws VerbException {
        String host = at.host();
        List<InetAddress> all = found(host);
        Transport transport = wanted == Wanted.RECEIVING ? Transport.UDP : Transport.TCP;
        List<Endpoint> there = all.size() < 2 || wanted == Wanted.BOUND
                ? List.of()
                : context.lab().ports().addresses(transport, at.port());
        InetAddress taken = all.stream()
                .filter(each -> there.contains(new Endpoint(each, at.port())))
                .findFirst()
                .or(() -> all.stream().filter(Inet4Address.class::isInstance).findFirst())
                .orElse(all.get(0));
        List<String> others = all.stream()
                .filter(each -> !each.equals(taken))
                .map(Shown::host)
                .distinct()
                .toList();
        context.out()
                .accept(new Report.Remark(host + " was taken as " + Shown.host(taken)
                        + (others.isEmpty()
                                ? ""
                                : "; it stands for " + Shown.list(others, "and")
                                        + " too, which is another address with ports of its own")));
        return taken;
    }

    private List<InetAddress> found(String host) throws VerbException {
        List<InetAddress> all = context.lab().resolve(host).orElse(List.of());
        if (all.isEmpty()) {
            throw new VerbException(
                    Trouble.NAME_NOT_FOUND,
                    "the name " + Shown.word(host) + " was not found",
                    "`resolve " + Shown.word(host) + "` says why; 127.0.0.1 needs no name");
        }
        return all;
    }

    private static InetAddress nearest(Endpoint wildcard) {
        return wildcard.address() instanceof Inet4Address ? LoopbackAddress.V4 : LoopbackAddress.V6;
    }
}
