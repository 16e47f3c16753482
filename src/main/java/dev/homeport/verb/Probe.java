package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.LabException;
import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Probed;
import dev.homeport.net.Transport;
import dev.homeport.net.UnixPath;
import dev.homeport.verb.Report.Facts.Fact;
import dev.homeport.verb.VerbSpec.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code probe 62893}: what a port looks like from outside. */
final class Probe extends LabVerb {
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final VerbSpec.Option UDP =
            Params.toggle("--udp", "send a datagram of one byte instead of connecting");

    private static final VerbSpec SPEC = new VerbSpec(
            "probe",
            "look",
            "See what a port looks like from outside",
            List.of(Params.required("PORT", Kind.ENDPOINT)),
            List.of(
                    UDP,
                    Params.option(
                            "--within", "DURATION", Kind.DURATION, "how long the handshake may take; 2s unless given")),
            "Connects, sends nothing, and says what came of it: refused, timed out, unreachable, accepted and silent,"
                    + " accepted and greeted, closed or reset; and what each can mean, a firewall too. A greeting is waited"
                    + " for up to 1s. The server can notice a probe: it sees a client that says nothing and leaves."
                    + " unix:chat.sock is a socket's file.",
            "probe 62893",
            false);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        EndpointText text = EndpointText.parse(arguments.value("PORT").orElseThrow());
        Places places = new Places(context);
        boolean udp = arguments.has(UDP.flag()) && places.unixFile(text).isEmpty();
        Address to = udp ? places.toReachByUdp(text) : places.streamToReach(text);
        if (to instanceof UnixPath file) {
            UnixSocket.refuse(arguments, UDP);
            file(file, context);
        } else {
            port((Endpoint) to, arguments, context);
        }
    }

    private static void port(Endpoint to, Arguments arguments, VerbContext context) throws VerbException, LabException {
        Optional<String> given = arguments.option("--within");
        Duration within = given.isEmpty() ? USUAL : DurationText.parse(given.get());
        boolean udp = arguments.has(UDP.flag());
        Act act = new Act(context.act().line(), within, context.act().cancellation());
        Transport transport = udp ? Transport.UDP : Transport.TCP;
        // Before it too: a program that waits for one client alone is gone afterwards.
        ProbeHere here = ProbeHere.before(context.lab().ports(), to, transport);
        Probed probed = udp
                ? context.lab().ports().probeUdp(to, act)
                : context.lab().ports().probe(to, act);
        ProbeWords words = new ProbeWords(probed, transport, within);
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("outcome", probed.outcome().word()),
                new Fact("seen", words.seen()),
                new Fact("means", words.means()),
                new Fact("here", here.after(probed))));
        context.out().accept(new Report.Facts((udp ? "udp " : "") + to + " " + words.title(), facts));
        greeting(to, probed, context);
    }

    private static void file(UnixPath file, VerbContext context) throws LabException {
        Probed probed = context.lab().ports().probe(file, context.act());
        UnixProbeWords words = new UnixProbeWords(probed, context.lab().ports().holders(file));
        List<Fact> facts = List.of(
                new Fact("outcome", probed.outcome().word()),
                new Fact("seen", words.seen()),
                new Fact("means", words.means()),
                new Fact("here", words.here()));
        context.out().accept(new Report.Facts(file + " " + words.title(), facts));
        greeting(file, probed, context);
    }

    private static void greeting(Address to, Probed probed, VerbContext context) {
        if (!probed.answer().isEmpty()) {
            context.out()
                    .accept(new Report.Data(
                            Shown.count(probed.answer().length(), "byte") + " came from " + to,
                            probed.answer(),
                            true,
                            false));
        }
    }
}
