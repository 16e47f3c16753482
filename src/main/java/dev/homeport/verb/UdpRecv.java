package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.LabException;
import dev.homeport.lab.Udp;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Option;
import java.time.Duration;
import java.util.List;

/** {@code udp recv server}: takes one datagram. */
final class UdpRecv extends LabVerb {
    private static final int LARGEST = 65_535;

    /** An echo server is given this long to answer before waiting is worth a remark. */
    private static final Duration MOMENT = Duration.ofMillis(50);

    private static final Option COUNT = Params.toggle("--count", "show how many bytes came, and not which");

    private static final VerbSpec SPEC = new VerbSpec(
            "udp recv",
            "UDP",
            "Take exactly one datagram",
            List.of(Params.optional("NAME", Kind.DATAGRAM)),
            List.of(
                    Params.option("--max", "N", Kind.NUMBER, "take at most so many bytes of it: 1 to 65535"),
                    COUNT,
                    Params.HEX,
                    Params.WITHIN),
            "Takes one datagram, never a part of two, and waits if none is there. Unlike TCP, UDP keeps the bounds of messages;"
                    + " an empty one counts too. What does not fit into --max is lost: the next recv takes the next datagram.",
            "udp recv server",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        int most = Params.number(arguments, "--max", LARGEST, 1, LARGEST);
        LedgerEntry socket = new Pick(context.lab()).one(arguments.value("NAME"), Wanted.DATAGRAM);
        Act act = Params.act(arguments, context);
        if (socket.open() && !context.lab().udp().awaitReady(socket.name(), shorter(act.within()), act)) {
            context.out().accept(Params.waiting(act, "a datagram to " + socket.name()));
        }
        Udp.Datagram datagram = context.lab().udp().receive(socket.name(), most, act);
        int length = datagram.data().length();
        String what = length == 0 ? "an empty datagram" : "a datagram of " + Shown.count(length, "byte");
        String label = socket.name() + " received " + what + " from " + datagram.from();
        boolean hex = arguments.has(Params.HEX.flag());
        boolean labelOnly = length == 0 || (arguments.has(COUNT.flag()) && !hex);
        context.out().accept(labelOnly ? new Report.Done(label) : new Report.Data(label, datagram.data(), true, hex));
        if (datagram.lost() > 0) {
            int whole = datagram.data().length() + datagram.lost();
            context.out()
                    .accept(new Report.Remark("truncated: it had " + Shown.count(whole, "byte") + ", and "
                            + datagram.lost() + " of them are lost; --max " + whole + " would have held it"));
        }
    }

    private static Duration shorter(Duration within) {
        return within.compareTo(MOMENT) < 0 ? within : MOMENT;
    }
}
