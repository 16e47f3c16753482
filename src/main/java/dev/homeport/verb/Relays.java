package dev.homeport.verb;

import dev.homeport.fault.Faults;
import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Option;
import dev.homeport.verb.VerbSpec.Param;
import java.util.List;

/** What {@code proxy} and {@code tap}, {@code fault} and {@code heal} have in common. */
final class Relays {
    static final List<Param> PARAMS = List.of(
            Params.required("LISTEN", Kind.ENDPOINT),
            Params.optional("->", Kind.ARROW),
            Params.required("TARGET", Kind.ENDPOINT),
            Params.AS_NAME);

    static final Param LINK = Params.required("LINK", Kind.LINK);
    static final Option TO_SERVER = Params.toggle("--to-server", "only from the client to the server");
    static final Option TO_CLIENT = Params.toggle("--to-client", "only from the server to the client");

    private Relays() {}

    static void opened(String does, Address asked, LedgerEntry link, Address target, VerbContext context) {
        String more = asked instanceof Endpoint at && at.port() == 0 ? Params.chosen(link) : "";
        context.out()
                .accept(new Report.Done(
                        does + Shown.endpoint(link.localAddress()) + " -> " + target + " as " + link.name() + more));
        UnixSocket.file(link).ifPresent(context.out());
    }

    /** {@code  to the server}, with a space before it; nothing for both ways. */
    static String said(Faults.Way way) {
        return switch (way) {
            case BOTH -> "";
            case TO_SERVER -> " to the server";
            case TO_CLIENT -> " to the client";
        };
    }

    static Faults.Way way(Arguments arguments) {
        boolean toServer = arguments.has(TO_SERVER.flag());
        boolean toClient = arguments.has(TO_CLIENT.flag());
        if (toServer == toClient) {
            return Faults.Way.BOTH;
        }
        return toServer ? Faults.Way.TO_SERVER : Faults.Way.TO_CLIENT;
    }
}
