package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;

/** {@code echo 0 as parrot}: starts a server. */
final class Echo extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "echo",
            "servers",
            "Start a server that sends back what it gets",
            List.of(Params.optional("ENDPOINT", Kind.ENDPOINT), Params.AS_NAME),
            List.of(Params.EXPOSE),
            "Starts an echo server (RFC 862) that serves many clients at the same time. Without an"
                    + " endpoint the system chooses a port on 127.0.0.1.",
            "echo 0 as parrot",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        Endpoint at = new Places(context).toListen(arguments, "ENDPOINT");
        LedgerEntry server =
                context.lab().echo(at, Params.newName(arguments), arguments.has(Params.EXPOSE.flag()), context.act());
        String more = at.port() == 0 ? Params.chosen(server) : "";
        context.out()
                .accept(new Report.Done(
                        "echoing on " + Shown.endpoint(server.localAddress()) + " as " + server.name() + more));
        Params.exposed(server).ifPresent(context.out());
    }
}
