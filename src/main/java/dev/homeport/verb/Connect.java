package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code connect 62893}: opens a connection. */
final class Connect extends LabVerb {
    private static final String INSECURE = "--insecure";

    private static final VerbSpec SPEC = new VerbSpec(
            "connect",
            "TCP",
            "Open a connection to a port on this machine",
            List.of(Params.required("ENDPOINT", Kind.ENDPOINT), Params.AS_NAME),
            List.of(
                    Params.TLS,
                    Params.toggle(INSECURE, "with --tls, accept any certificate and say what that gives up"),
                    Params.WITHIN),
            "Does the three-way handshake (RFC 9293, section 3.5). The system picks the local port from its ephemeral range. A"
                    + " listener's or server's name stands for its endpoint. A host name's"
                    + " addresses are tried in the resolver's order. Only loopback can be reached. With --tls the TLS"
                    + " handshake follows (RFC 9846): the certificate must come from this playground's authority and name the"
                    + " endpoint's host (RFC 9525). unix:chat.sock is a file"
                    + " that listen made.",
            "connect 62893 as client",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        Optional<String> file = new Places(context).unixFile(arguments, "ENDPOINT");
        boolean insecure = arguments.has(INSECURE);
        if (insecure && !arguments.has(Params.TLS.flag())) {
            throw VerbException.badInput("--insecure is about certificates", "add --tls, or leave it out");
        }
        if (file.isPresent()) {
            UnixSocket.refuse(arguments, Params.TLS);
            UnixSocket.connect(file.get(), arguments, context);
            return;
        }
        EndpointText text = EndpointText.parse(arguments.value("ENDPOINT").orElseThrow());
        LedgerEntry c = first(text, new Places(context).allToReach(text), arguments, context);
        context.out()
                .accept(new Report.Done("connected " + c.name() + ": " + Shown.endpoint(c.localAddress()) + " -> "
                        + Shown.endpoint(c.remoteAddress())));
        TlsWords.client(context.lab(), c, insecure).ifPresent(context.out());
    }

    /** One after the other, in the resolver's order; RFC 8305 would begin the next one before the first has failed. */
    private static LedgerEntry first(EndpointText text, List<Endpoint> places, Arguments arguments, VerbContext context)
            throws VerbException, LabException {
        Act act = Params.act(arguments, context);
        String name = Params.newName(arguments);
        for (int i = 0; i < places.size() - 1; i++) {
            try {
                return connect(text, places.get(i), name, arguments, act, context.lab());
            } catch (LabException failed) {
                if (failed.trouble() != Trouble.REFUSED && failed.trouble() != Trouble.OTHER) {
                    throw failed;
                }
                context.out().accept(new Report.Remark(failed.what() + "; next is " + places.get(i + 1)));
                name = nameOfFailed(context.lab(), places.get(i), name);
            }
        }
        return connect(text, places.get(places.size() - 1), name, arguments, act, context.lab());
    }

    private static LedgerEntry connect(
            EndpointText text, Endpoint to, @Nullable String name, Arguments arguments, Act act, Lab lab)
            throws LabException {
        return arguments.has(Params.TLS.flag())
                ? lab.tls().connect(to, TlsWords.host(text, to), name, arguments.has(INSECURE), act)
                : lab.connect(to, name, act);
    }

    /** The next attempt is the same connection to the learner: it takes the name over. */
    private static @Nullable String nameOfFailed(Lab lab, Endpoint to, @Nullable String wanted) {
        return lab.ledger().stream()
                .filter(e -> !e.open() && e.localAddress() == null && to.equals(e.remote()))
                .map(LedgerEntry::name)
                .reduce((older, newer) -> newer)
                .orElse(wanted);
    }
}
