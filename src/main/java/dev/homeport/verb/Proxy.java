package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.Address;
import dev.homeport.net.LedgerEntry;
import java.util.List;

/** {@code proxy 8080 -> parrot as link}: relays connections, so that faults can be put between. */
final class Proxy extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "proxy",
            "faults",
            "Relay connections to a target, with faults if wanted",
            Relays.PARAMS,
            List.of(),
            "What connects to LISTEN goes on to TARGET: bytes, FIN and RST alike, each way. 0 lets the system choose where to"
                    + " listen; the arrow can be left out. Both ends are on loopback. It relays up to 256 connections at once and"
                    + " holds about 64 KiB each way of each: then the sender has to wait. If TARGET refuses, the client, whom the"
                    + " kernel has connected already, is closed. Each connection is two: link.1 is the client's side,"
                    + " link.1.target the one to the target. unix:front.sock, a socket's file, can stand on either side; a"
                    + " Unix socket knows no RST and is closed instead (unix(7)).",
            "proxy 0 -> parrot as link",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        Places places = new Places(context);
        Address at = places.streamToListen(arguments, "LISTEN");
        Address target = places.streamToReach(
                EndpointText.parse(arguments.value("TARGET").orElse("")));
        LedgerEntry link = context.lab().proxies().proxy(at, target, Params.newName(arguments), context.act());
        Relays.opened("relaying ", at, link, target, context);
    }
}
