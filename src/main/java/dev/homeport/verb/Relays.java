package dev.homeport.verb;

import dev.homeport.lab.Faults;
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

    static Faults.Way way(Arguments arguments) {
        boolean toServer = arguments.has(TO_SERVER.flag());
        boolean toClient = arguments.has(TO_CLIENT.flag());
        if (toServer == toClient) {
            return Faults.Way.BOTH;
        }
        return toServer ? Faults.Way.TO_SERVER : Faults.Way.TO_CLIENT;
    }
}
