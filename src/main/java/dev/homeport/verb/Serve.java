package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.UnixPath;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;

/** {@code serve 0 as site}: starts a server. */
final class Serve extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "serve",
            "servers",
            "Start a web server",
            List.of(Params.optional("ENDPOINT", Kind.ENDPOINT), Params.AS_NAME),
            List.of(Params.TLS, Params.EXPOSE),
            "Starts a web server. Every path answers 404 until route gives it an answer. Without an"
                    + " endpoint the system chooses a port on 127.0.0.1. With --tls it serves https, with a certificate of this"
                    + " playground's authority, and says how curl comes to trust it."
                    + " unix:web.sock is a socket's file instead of a port.",
            "serve 0 as site",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        Address at = new Places(context).streamToListen(arguments, "ENDPOINT");
        if (at instanceof UnixPath) {
            UnixSocket.refuse(arguments, Params.EXPOSE);
        }
        String name = Params.newName(arguments);
        boolean expose = arguments.has(Params.EXPOSE.flag());
        boolean tls = arguments.has(Params.TLS.flag());
        Lab lab = context.lab();
        LedgerEntry server =
                tls ? lab.tls().serve(at, name, expose, context.act()) : lab.serve(at, name, expose, context.act());
        String more = at instanceof Endpoint endpoint && endpoint.port() == 0 ? Params.chosen(server) : "";
        context.out()
                .accept(new Report.Done((tls ? "serving https" : "serving http")
                        + (UnixSocket.is(server) ? " on " : "://")
                        + Shown.endpoint(server.localAddress()) + " as " + server.name() + more));
        UnixSocket.file(server).ifPresent(context.out());
        if (tls) {
            TlsWords.server(lab, server).ifPresent(context.out());
            context.out().accept(TlsWords.curl(lab, server));
        }
        if (UnixSocket.is(server) && !tls) {
            context.out().accept(new Report.Done("curl " + UnixSocket.url("http", server)));
        }
        Params.exposed(server).ifPresent(context.out());
    }
}
