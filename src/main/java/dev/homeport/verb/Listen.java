package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Option;
import java.util.List;
import java.util.Optional;

/** {@code listen 62893 as web}: bind(2) and listen(2). */
final class Listen extends LabVerb {
    /** Java's own default for ServerSocket. */
    private static final int BACKLOG = 50;

    private static final int MOST_BACKLOG = 4096;

    private static final Option NO_REUSE =
            Params.toggle("--no-reuse", "let connections in TIME-WAIT hold the port (no SO_REUSEADDR)");

    private static final VerbSpec SPEC = new VerbSpec(
            "listen",
            "TCP",
            "Bind a port and wait for connections",
            List.of(Params.required("ENDPOINT", Kind.ENDPOINT), Params.AS_NAME),
            List.of(
                    Params.option(
                            "--backlog",
                            "N",
                            Kind.NUMBER,
                            "how many connections may wait for accept: 1 to 4096; 50 unless given"),
                    NO_REUSE,
                    Params.TLS,
                    Params.EXPOSE),
            "Binds the endpoint and listens (RFC 9293, section 3.10.1). A bare port means 127.0.0.1, which only this machine"
                    + " can reach. Port 0 asks the system to choose a free one. Connections wait in a queue until accept takes"
                    + " them; how long it may grow is the backlog (listen(2)). With --tls accept also does the TLS handshake (RFC 9846), with a certificate for"
                    + " localhost, 127.0.0.1 and ::1 that is made on the spot. unix:chat.sock is a file in a folder of the lab's own"
                    + " instead of a port (unix(7)).",
            "listen 62893 as web",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        int backlog = Params.number(arguments, "--backlog", BACKLOG, 1, MOST_BACKLOG);
        Optional<String> file = new Places(context).unixFile(arguments, "ENDPOINT");
        if (file.isPresent()) {
            UnixSocket.refuse(arguments, NO_REUSE, Params.TLS, Params.EXPOSE);
            UnixSocket.listen(file.get(), backlog, arguments, context);
            return;
        }
        Endpoint at = new Places(context).toListen(arguments, "ENDPOINT");
        String name = Params.newName(arguments);
        boolean reuse = !arguments.has(NO_REUSE.flag());
        boolean expose = arguments.has(Params.EXPOSE.flag());
        boolean tls = arguments.has(Params.TLS.flag());
        Lab lab = context.lab();
        LedgerEntry web = tls
                ? lab.tls().listen(at, name, backlog, reuse, expose, context.act())
                : lab.listen(at, name, backlog, reuse, expose, context.act());
        String more = at.port() == 0 ? Params.chosen(web) : " (backlog " + backlog + ")";
        context.out()
                .accept(new Report.Done(
                        "listening on " + Shown.endpoint(web.localAddress()) + " as " + web.name() + more));
        TlsWords.server(lab, web).ifPresent(context.out());
        Params.exposed(web).ifPresent(context.out());
    }
}
