package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.LabException;
import dev.homeport.net.BindTry;
import dev.homeport.net.Holder;
import dev.homeport.net.PortUse;
import dev.homeport.net.Transport;
import dev.homeport.net.Trouble;
import dev.homeport.verb.Front.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One port being freed: asking, the signal, the wait, and what came of it. */
final class Freeing {
    private static final Duration USUAL = Duration.ofSeconds(5);

    private final VerbContext context;
    private final int port;
    private final Act act;

    Freeing(VerbContext context, int port, Act act) {
        this.context = context;
        this.port = port;
        this.act = act;
    }

    static Act act(Arguments arguments, VerbContext context) throws VerbException {
        Act act = context.act();
        Optional<String> within = arguments.option("--within");
        return new Act(act.line(), within.isEmpty() ? USUAL : DurationText.parse(within.get()), act.cancellation());
    }

    /**
     * @param holders one or more rows for each process
     * @param agreed the process that may be asked without a question, 0 for none
     */
    void run(List<Holder> holders, int agreed) throws VerbException, LabException {
        List<Holder> processes = Free.processes(holders);
        for (Holder each : processes) {
            if (agreed != 0 && each.pid() != agreed) {
                continue;
            }
            // An earlier one may have taken its children with it.
            if (!holdsStill(each)) {
                continue;
            }
            if (!agrees(each, agreed)) {
                say("nothing was done: " + HolderFacts.port(each) + " stays with " + name(each));
                return;
            }
            end(each);
        }
        conclude(holders);
    }

    private boolean agrees(Holder holder, int agreed) throws VerbException {
        Relatives.warnings(holder).forEach(each -> context.out().accept(new Report.Remark(each)));
        boolean polite = canAsk(holder);
        if (holder.pid() == agreed && polite) {
            return true;
        }
        if (context.front().origin() != Origin.TERMINAL) {
            throw VerbException.badInput(
                    "nobody is there to answer whether " + name(holder) + " may be asked to stop",
                    polite
                            ? "`free " + port + " --yes " + holder.pid() + "` asks it politely; force needs a terminal"
                            : "this system ends programs by force only: `free " + port + "` at a terminal");
        }
        return polite
                ? yes("Ask " + name(holder) + " to stop?")
                : yes("End " + name(holder) + " at once? This system has no polite way.");
    }

    private void end(Holder holder) throws VerbException, LabException {
        long before = System.nanoTime();
        boolean polite = canAsk(holder);
        if (!send(holder, false)) {
            return;
        }
        say(polite ? "asked " + name(holder) + " to stop (SIGTERM)" : "ended " + name(holder));
        if (!context.lab().ports().awaitLetGo(holder, act)) {
            force(holder);
        }
        say(name(holder) + " let go of port " + port + " after "
                + Shown.duration(Duration.ofMillis((System.nanoTime() - before) / 1_000_000)));
    }

    private void force(Holder holder) throws VerbException, LabException {
        String stays = name(holder) + " still holds port " + port + " after " + Shown.duration(act.within());
        if (context.front().origin() != Origin.TERMINAL) {
            throw new VerbException(
                    Trouble.TIMED_OUT, stays, "give it more time with --within, or use `free` at a terminal");
        }
        say(stays);
        if (!yes("Force " + name(holder) + " to end? What it has not saved is lost.")) {
            throw new VerbException(
                    Trouble.TIMED_OUT, stays, "it was asked to stop and may still do so; `who " + port + "`");
        }
        if (!send(holder, true)) {
            return;
        }
        say("ended " + name(holder) + " by force (SIGKILL)");
        if (!context.lab().ports().awaitLetGo(holder, act)) {
            throw new VerbException(
                    Trouble.TIMED_OUT,
                    name(holder) + " holds port " + port + " even so",
                    "the kernel has not let it go; `who " + port + "` in a moment");
        }
    }

    private boolean send(Holder holder, boolean force) throws LabException {
        boolean sent = context.lab().ports().signal(holder, force);
        if (!sent) {
            say(name(holder) + " is gone or has let go of port " + port + " meanwhile; nothing was sent");
        }
        return sent;
    }

    private void conclude(List<Holder> before) throws VerbException {
        List<Holder> now = Free.holders(context, port);
        if (now.isEmpty()) {
            if (!before.isEmpty() && before.stream().allMatch(each -> each.transport() == Transport.UDP)) {
                say("port " + port + " is free");
            } else {
                nobodyListens();
            }
            return;
        }
        Set<Integer> known = before.stream().map(Holder::pid).collect(Collectors.toSet());
        Holder first = now.get(0);
        String who = name(first);
        throw new VerbException(
                Trouble.PORT_TAKEN,
                known.contains(first.pid())
                        ? "port " + port + " is still held by " + who
                        : "port " + port + " is taken again, by " + who,
                known.contains(first.pid())
                        ? "`free " + port + "` again for the next one"
                        : "something starts it again: `who " + port + "` says what started it");
    }

    private void nobodyListens() throws VerbException {
        PortUse use = context.lab().ports().use(port);
        if (use.refusal().isPresent()) {
            throw Unlistened.cannotBeFreed(use);
        }
        List<Report> lingering = Lingering.on(port, false, new KernelRows(context.lab()).all());
        boolean free = lingering.isEmpty() && use.isBindable();
        say(free ? "port " + port + " is free" : "nobody listens on port " + port);
        lingering.forEach(context.out());
        use.first(BindTry.Result.NOT_PERMITTED)
                .ifPresent(refused -> context.out()
                        .accept(new Report.Remark(
                                "Whether it is free could not be tried: this user may not bind it.")));
    }

    private boolean holdsStill(Holder holder) throws VerbException {
        List<Holder> now = holder.remote() == null
                ? Free.holders(context, port)
                : context.lab().ports().connected(port).orElse(List.of());
        return now.stream().anyMatch(each -> each.pid() == holder.pid());
    }

    private boolean yes(String question) {
        return context.front().yes(question, act.cancellation())
                && !act.cancellation().isCancelled();
    }

    /** Windows has nothing like SIGTERM. */
    private static boolean canAsk(Holder holder) {
        return ProcessHandle.of(holder.pid())
                .map(ProcessHandle::supportsNormalTermination)
                .orElse(true);
    }

    private static String name(Holder holder) {
        return holder.owner().match(HolderFacts::shortly, reason -> "a program that is not known");
    }

    private void say(String text) {
        context.out().accept(new Report.Done(text));
    }
}
