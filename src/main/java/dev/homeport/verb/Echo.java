package dev.homeport.verb;

import dev.homeport.lab.EchoSettings;
import dev.homeport.lab.LabException;
import dev.homeport.net.EchoMode;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Option;
import java.util.List;
import java.util.Optional;

/** {@code echo 0 as parrot}: starts a server. */
final class Echo extends LabVerb {
    private static final Option MODE =
            Params.option("--mode", "MODE", Kind.ECHO_MODE, "one, threads, virtual or selector");
    private static final Option MAX_CLIENTS =
            Params.option("--max-clients", "N", Kind.NUMBER, "how many clients it serves at the same time");
    private static final Option NO_WIRE = Params.toggle("--no-wire", "keep its clients out of the wire log");
    private static final Option UDP = Params.toggle("--udp", "echo datagrams instead of connections");

    private static final VerbSpec SPEC = new VerbSpec(
            "echo",
            "servers",
            "Start a server that sends back what it gets",
            List.of(Params.optional("ENDPOINT", Kind.ENDPOINT), Params.AS_NAME),
            List.of(UDP, MODE, MAX_CLIENTS, NO_WIRE, Params.TLS, Params.EXPOSE),
            "Starts an echo server (RFC 862). Without an endpoint the system chooses a port on 127.0.0.1;"
                    + " unix:parrot.sock is a file in a folder of the lab's own (unix(7)). With --udp"
                    + " each datagram goes back to where it came from, and the rest does not apply. The mode says how it"
                    + " serves its clients: one, one client at a time while the others wait; threads or virtual, a thread for"
                    + " each (up to 512 clients unless told otherwise); selector, one thread for all (up to 16384)."
                    + " Clients beyond the limit wait in the backlog; state NAME shows all counts. At most 512 clients at once"
                    + " have a name and stand in the wire log, a selector's with the first 1024 bytes of each message."
                    + " With --tls each client begins with a TLS handshake, in every mode; it says how openssl comes to trust the server.",
            "echo 0 as parrot",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        Optional<String> file = new Places(context).unixFile(arguments, "ENDPOINT");
        if (file.isPresent()) {
            unix(file.get(), arguments, context);
            return;
        }
        Endpoint at = new Places(context).toListen(arguments, "ENDPOINT");
        if (arguments.has(UDP.flag())) {
            udp(at, arguments, context);
            return;
        }
        EchoSettings settings = settings(arguments);
        String name = Params.newName(arguments);
        boolean expose = arguments.has(Params.EXPOSE.flag());
        LedgerEntry server = arguments.has(Params.TLS.flag())
                ? context.lab().tls().echo(at, name, settings, expose, context.act())
                : context.lab().echo(at, name, settings, expose, context.act());
        String more = at.port() == 0 ? Params.chosen(server) : "";
        context.out()
                .accept(new Report.Done(
                        "echoing on " + Shown.endpoint(server.localAddress()) + " as " + server.name() + more));
        if (arguments.has(Params.TLS.flag())) {
            TlsWords.server(context.lab(), server).ifPresent(context.out());
            context.out().accept(TlsWords.openssl(context.lab(), server));
        }
        mode(settings, arguments, context);
        Params.exposed(server).ifPresent(context.out());
    }

    private static EchoSettings settings(Arguments arguments) throws VerbException {
        Optional<String> word = arguments.option(MODE.flag());
        EchoMode mode = word.isEmpty() ? EchoSettings.usualMode() : EchoModeText.parse(word.get());
        int most =
                Params.number(arguments, MAX_CLIENTS.flag(), mode.usualClients(), 1, EchoMode.SELECTOR.mostClients());
        return new EchoSettings(mode, most, !arguments.has(NO_WIRE.flag()));
    }

    private static void unix(String file, Arguments arguments, VerbContext context) throws VerbException, LabException {
        UnixSocket.refuse(arguments, UDP, Params.TLS, Params.EXPOSE);
        EchoSettings settings = settings(arguments);
        UnixSocket.bound(
                "echoing on ",
                context.lab().unix().echo(file, Params.newName(arguments), settings, context.act()),
                context);
        mode(settings, arguments, context);
    }

    private static void mode(EchoSettings settings, Arguments arguments, VerbContext context) {
        if (arguments.has(MODE.flag())) {
            context.out().accept(new Report.Remark(remark(settings)));
        }
    }

    private static String remark(EchoSettings settings) {
        EchoMode mode = settings.mode();
        String limit = mode == EchoMode.ONE ? "" : ", up to " + Shown.count(settings.maxClients(), "client");
        return "mode " + mode.word() + ": " + mode.meaning() + limit;
    }

    private static void udp(Endpoint at, Arguments arguments, VerbContext context) throws VerbException, LabException {
        for (Option each : List.of(MODE, MAX_CLIENTS, NO_WIRE)) {
            if (arguments.has(each.flag())) {
                throw VerbException.badInput(
                        each.flag() + " is for TCP: UDP has no clients to serve in turn", "leave it out beside --udp");
            }
        }
        if (arguments.has(Params.TLS.flag())) {
            throw VerbException.badInput(
                    "TLS needs a stream of bytes, and UDP has none: DTLS (RFC 9147) is not spoken here",
                    "leave out --tls or --udp");
        }
        LedgerEntry server = context.lab()
                .udp()
                .echo(at, Params.newName(arguments), arguments.has(Params.EXPOSE.flag()), context.act());
        String more = at.port() == 0 ? Params.chosen(server) : "";
        context.out()
                .accept(new Report.Done("echoing datagrams on " + Shown.endpoint(server.localAddress()) + " as "
                        + server.name() + more));
        Params.exposed(server).ifPresent(context.out());
    }
}
