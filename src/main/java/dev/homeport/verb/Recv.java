package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.Bytes;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.TlsRecord;
import dev.homeport.net.Trouble;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import java.time.Duration;
import java.util.List;

/** {@code recv c1}: takes bytes from the kernel. */
final class Recv extends LabVerb {
    /** What one recv brings at most where no number is given. */
    private static final int USUAL = 65_536;

    private static final int MOST = 1_048_576;

    private static final VerbSpec SPEC = new VerbSpec(
            "recv",
            "TCP",
            "Receive what came on a connection",
            List.of(Params.CONNECTION),
            List.of(
                    Params.option("--bytes", "N", Kind.NUMBER, "wait for so many bytes: 1 to 1048576"),
                    Params.toggle("--until-close", "wait until the peer closes"),
                    Params.HEX,
                    Params.WITHIN),
            "Takes what is there, at most 64 KiB, and waits if nothing is. TCP is a stream of bytes, not of messages: one recv"
                    + " may bring part of what was sent, or several sends at once. End of stream means that the peer sent FIN.",
            "recv c1",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        boolean untilClose = arguments.has("--until-close");
        if (untilClose && arguments.has("--bytes")) {
            throw VerbException.badInput("--bytes and --until-close do not go together", "use one of them");
        }
        int exactly = Params.number(arguments, "--bytes", 0, 1, MOST);
        LedgerEntry c = new Pick(context.lab()).one(arguments.value("CONNECTION"), Wanted.CONNECTION);
        Act act = Params.act(arguments, context);
        boolean there = c.open() && context.lab().available(c.name()) > 0;
        if (c.open() && !there && !new Pending(context.lab()).data(c)) {
            context.out().accept(Params.waiting(act, "bytes on " + c.name()));
        }
        boolean hex = arguments.has(Params.HEX.flag());
        if (untilClose) {
            untilClose(c.name(), hex, act, context);
        } else {
            int atMost = exactly == 0 ? USUAL : exactly;
            show(c.name(), context.lab().receive(c.name(), Math.max(1, exactly), atMost, act), hex, context);
        }
    }

    /** One deadline for all of it; what came before trouble is shown before the trouble. */
    private static void untilClose(String name, boolean hex, Act act, VerbContext context) throws LabException {
        long deadline = System.nanoTime() + act.within().toNanos();
        Bytes all = Bytes.EMPTY;
        boolean ended = false;
        try {
            while (!ended && all.length() < MOST) {
                Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
                Act rest = new Act(act.line(), left, act.cancellation());
                Lab.Received some = context.lab().receive(name, 1, Math.min(USUAL, MOST - all.length()), rest);
                all = all.plus(some.data());
                ended = some.endOfStream();
            }
        } catch (LabException e) {
            show(name, new Lab.Received(all, false), hex, context);
            throw e.trouble() == Trouble.TIMED_OUT && !all.isEmpty() ? noEnd(name, act) : e;
        }
        show(name, new Lab.Received(all, ended), hex, context);
        if (!ended) {
            context.out().accept(new Report.Remark("1 MiB at a time is shown: recv again takes what follows"));
        }
    }

    private static LabException noEnd(String name, Act act) {
        return new LabException(
                Trouble.TIMED_OUT,
                "the peer of " + name + " did not close within " + Shown.duration(act.within()),
                "`recv " + name + "` takes what follows; `shutdown " + name + "` tells the peer that no more comes");
    }

    private static void show(String name, Lab.Received received, boolean hex, VerbContext context) {
        Bytes data = received.data();
        if (!data.isEmpty()) {
            String label = name + " received " + Shown.count(data.length(), "byte");
            context.out().accept(new Report.Data(label, data, true, hex));
            TlsRecord.sentence(data).map(Report.Remark::new).ifPresent(context.out());
        }
        if (received.endOfStream()) {
            context.out()
                    .accept(new Report.Done(
                            context.lab().find(name).filter(UnixSocket::is).isPresent()
                                    ? "end of stream: the peer closed"
                                    : TlsWords.end(context.lab(), name)));
        }
    }
}
