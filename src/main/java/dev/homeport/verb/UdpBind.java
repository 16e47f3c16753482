package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;

/** {@code udp bind 5353 as server}: a socket that datagrams can be sent to. */
final class UdpBind extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "udp bind",
            "UDP",
            "Bind a port and take datagrams",
            List.of(Params.optional("ENDPOINT", Kind.UDP_ENDPOINT), Params.AS_NAME),
            List.of(Params.EXPOSE),
            "Binds a UDP socket (RFC 768). There is no listen and no accept: whatever anybody sends waits for udp recv. Without"
                    + " an endpoint the system chooses a port on 127.0.0.1. The same number on TCP is another port.",
            "udp bind 5353 as server",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        Endpoint at = new Places(context).toListen(arguments, "ENDPOINT");
        LedgerEntry socket = context.lab()
                .udp()
                .bind(at, Params.newName(arguments), arguments.has(Params.EXPOSE.flag()), context.act());
        String more = at.port() == 0 ? Params.chosen(socket) : "";
        context.out()
                .accept(new Report.Done(
                        "udp " + Shown.endpoint(socket.localAddress()) + " is bound as " + socket.name() + more));
        Params.exposed(socket).ifPresent(context.out());
    }
}
