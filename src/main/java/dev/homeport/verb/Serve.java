package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;

/** {@code serve 0 as site}: starts a server. */
final class Serve extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "serve",
            "servers",
            "Start a web server",
            List.of(Params.optional("ENDPOINT", Kind.ENDPOINT), Params.AS_NAME),
            List.of(Params.EXPOSE),
            "Starts a web server. Every path answers 404 until route gives it an answer. Without an"
                    + " endpoint the system chooses a port on 127.0.0.1.",
            "serve 0 as site",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        Endpoint at = new Places(context).toListen(arguments, "ENDPOINT");
        LedgerEntry server =
                context.lab().serve(at, Params.newName(arguments), arguments.has(Params.EXPOSE.flag()), context.act());
        String more = at.port() == 0 ? Params.chosen(server) : "";
        context.out()
                .accept(new Report.Done(
                        "serving http://" + Shown.endpoint(server.localAddress()) + " as " + server.name() + more));
        Params.exposed(server).ifPresent(context.out());
    }
}
