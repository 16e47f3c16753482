package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Transport;
import dev.homeport.net.Trouble;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Param;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a line may not do that nobody typed: a lesson's own, or that of its proof. It is read as its verb reads it, so no other
 * way of writing it helps.
 */
public final class LessonLine {
    /** What opens an endpoint or only asks about it speaks to nobody there. */
    private static final Set<String> SPEAK_TO_NOBODY = Set.of("listen", "echo", "serve", "udp bind", "who", "free");

    private static final String TO_FILE = "--out";
    /** Where a proxy or a tap listens, beside its target. */
    private static final String LISTEN = "LISTEN";

    private LessonLine() {}

    /**
     * A program that is not the lab's, at a port to which a line would speak.
     *
     * @param program {@code python3 (4242)}; a question mark where the kernel does not tell
     */
    public record Stranger(String program, int port, Transport transport) {
        /** {@code python3 (4242) has port 8080}. */
        public String words() {
            boolean known = !program.equals("?");
            return (known ? program : "a program of another user") + " has "
                    + (transport == Transport.UDP ? "UDP " : "") + "port " + port;
        }
    }

    /**
     * Refuses what no lesson may do.
     *
     * @throws VerbException EXPOSED for an address that others could reach, PERMISSION for a file that would be written
     */
    public static void refuse(CommandLine line) throws VerbException {
        if (line.arguments().has(Params.EXPOSE.flag())) {
            throw new VerbException(
                    Trouble.EXPOSED,
                    "a lesson opens nothing that other machines can reach",
                    "leave out --expose; it is for what a learner types");
        }
        if (line.arguments().has(TO_FILE)) {
            throw new VerbException(
                    Trouble.PERMISSION,
                    "a lesson writes no file",
                    "leave out " + TO_FILE + "; it is for what a learner types");
        }
    }

    /** The programs of others to which the line would speak now. Where the kernel's table can't be read, none is known. */
    public static List<Stranger> strangers(CommandLine line, Lab lab) {
        Set<Stranger> found = new LinkedHashSet<>();
        VerbSpec spec = line.verb().spec();
        if (SPEAK_TO_NOBODY.contains(spec.word())) {
            return List.of();
        }
        for (Param each : spec.params()) {
            for (String text : line.arguments().all(each.name())) {
                if (!each.name().equals(LISTEN)) {
                    targets(each.kind(), text, lab).forEach(to -> at(to, transport(line, each.kind()), lab, found));
                }
            }
        }
        if (spec.word().equals("send")) {
            line.arguments()
                    .value(Params.CONNECTION.name())
                    .ifPresentOrElse(
                            name -> lab.find(name).ifPresent(c -> peer(c, lab, found)),
                            () -> lab.ledger().stream()
                                    .filter(e -> e.open() && e.kind() == SocketKind.CONNECTION)
                                    .forEach(c -> peer(c, lab, found)));
        }
        return List.copyOf(found);
    }

    private static Transport transport(CommandLine line, Kind kind) {
        boolean udp = kind == Kind.UDP_ENDPOINT || line.arguments().has("--udp");
        return udp ? Transport.UDP : Transport.TCP;
    }

    private static List<Endpoint> targets(Kind kind, String text, Lab lab) {
        // What the verb itself will say of a host name need not be said twice.
        Places places = new Places(new VerbContext(lab, report -> {}, Act.of("")));
        try {
            return switch (kind) {
                case ENDPOINT, PORT ->
                    places.unixFile(EndpointText.parse(text)).isPresent()
                            ? List.of()
                            : places.allToReach(EndpointText.parse(text));
                case UDP_ENDPOINT -> List.of(places.toReachByUdp(EndpointText.parse(text)));
                case URL -> asked(UrlText.parse(text).where(), places, lab);
                default -> List.of();
            };
        } catch (VerbException notThere) {
            // The verb says so, and speaks to nobody.
            return List.of();
        }
    }

    /** Where a bare port and the localhost names are concerned, HTTP asks at other addresses than what connects. */
    private static List<Endpoint> asked(EndpointText where, Places places, Lab lab) throws VerbException {
        if (places.unixFile(where).isPresent()) {
            return List.of();
        }
        return where instanceof EndpointText.At at && Http.isLookedUp(at)
                ? lab.ports().addresses(Transport.TCP, at.port())
                : places.allToReach(where);
    }

    private static void peer(LedgerEntry connection, Lab lab, Set<Stranger> found) {
        Endpoint remote = connection.remote();
        if (connection.open() && remote != null) {
            at(remote, Transport.TCP, lab, found);
        }
    }

    private static void at(Endpoint to, Transport transport, Lab lab, Set<Stranger> found) {
        boolean own = lab.ledger().stream()
                .filter(LedgerEntry::open)
                .filter(e -> e.kind().isDatagram() == (transport == Transport.UDP))
                .anyMatch(e -> KernelRows.isSame(to, e.local()));
        if (!own) {
            holders(to, transport, lab).forEach(found::add);
        }
    }

    private static List<Stranger> holders(Endpoint to, Transport transport, Lab lab) {
        List<Stranger> holders = new ArrayList<>();
        for (KernelSocket row : new KernelRows(lab).all()) {
            boolean there = row.transport() == transport
                    && row.local().port() == to.port()
                    && (row.isListener() || (transport == Transport.UDP && row.remote() == null))
                    && (row.local().isWildcard() || row.local().address().equals(to.address()));
            // This program's own: another lab, or the lab's where it listens on every address.
            boolean ours = row.owner()
                    .match(owner -> owner.pid() == ProcessHandle.current().pid(), reason -> false);
            if (there && !ours) {
                holders.add(new Stranger(Owners.shortly(row.owner()), to.port(), transport));
            }
        }
        return holders;
    }
}
