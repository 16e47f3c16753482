package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;

/** {@code connect 62893}: opens a connection. */
final class Connect extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "connect",
            "TCP",
            "Open a connection to a port on this machine",
            List.of(Params.required("ENDPOINT", Kind.ENDPOINT), Params.AS_NAME),
            List.of(Params.WITHIN),
            "Does the three-way handshake (RFC 9293, section 3.5). The system picks the local port from its ephemeral range. A"
                    + " listener's or server's name stands for its endpoint. Only loopback can be reached.",
            "connect 62893 as client",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        Endpoint to = new Places(context)
                .toReach(EndpointText.parse(arguments.value("ENDPOINT").orElseThrow()));
        LedgerEntry c = context.lab().connect(to, Params.newName(arguments), Params.act(arguments, context));
        context.out()
                .accept(new Report.Done("connected " + c.name() + ": " + Shown.endpoint(c.localAddress()) + " -> "
                        + Shown.endpoint(c.remoteAddress())));
    }
}
