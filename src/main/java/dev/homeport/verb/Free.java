package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.BindTry;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Holder;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.PortUse;
import dev.homeport.net.Transport;
import dev.homeport.net.Trouble;
import dev.homeport.verb.Front.Origin;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code free 62893}: shows who holds a port, and ends it if the learner says so. */
final class Free extends LabVerb {
    static final VerbSpec.Option YES =
            Params.option("--yes", "PID", Kind.NUMBER, "ask this process to stop, without a question first");

    private static final VerbSpec SPEC = new VerbSpec(
            "free",
            "machine",
            "Have the program that holds a port stop, if you agree",
            List.of(Params.required("PORT", Kind.ENDPOINT)),
            List.of(
                    YES,
                    Params.option(
                            "--within", "DURATION", Kind.DURATION, "how long the program may take; 5s unless given")),
            "Shows who holds the port, and asks you. On a yes it asks the program to stop (SIGTERM), waits until the port is"
                    + " free, and only then offers force (SIGKILL). Nothing is ended without your answer at the terminal;"
                    + " through a pipe --yes with the process id that who showed asks politely and never forces. The lab's"
                    + " own sockets, process 1 and what a lesson says are never a reason to end anything.",
            "free 62893",
            false);

    private static final int WINDOWS_SYSTEM = 4;

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        if (context.front().origin() == Origin.LESSON) {
            throw new VerbException(
                    Trouble.PERMISSION, "a lesson ends no program", "`free` works where a learner types it");
        }
        String text = arguments.value("PORT").orElseThrow();
        Endpoint asked = new Places(context).toReach(EndpointText.parse(text));
        Optional<String> yes = arguments.option(YES.flag());
        int agreed = yes.isEmpty() ? 0 : NumberText.parse(yes.get(), YES.flag(), 1, Integer.MAX_VALUE);
        Freeing freeing = new Freeing(context, asked.port(), Freeing.act(arguments, context));
        List<Holder> holders = holders(context, asked.port());
        if (holders.isEmpty()) {
            holders = inTheWay(context, asked.port());
        }
        for (Holder each : holders) {
            context.out().accept(HolderFacts.of(each, context.lab()));
        }
        for (Holder each : processes(holders)) {
            refuse(each, context);
        }
        if (agreed != 0 && processes(holders).stream().noneMatch(h -> h.pid() == agreed)) {
            throw VerbException.badInput(
                    "process " + agreed + " does not hold port " + asked.port(),
                    "`who " + asked.port() + "` shows who does now");
        }
        freeing.run(holders, agreed);
    }

    /** Where nobody listens and it cannot be bound: those whose connections have it. Empty where nothing is in the way. */
    private static List<Holder> inTheWay(VerbContext context, int port) throws VerbException {
        PortUse use = context.lab().ports().use(port);
        Optional<BindTry> refusal = use.refusal();
        if (refusal.isEmpty()) {
            return List.of();
        }
        List<Holder> connected = Unlistened.connectedAt(refusal.get().at(), context);
        if (connected.isEmpty()) {
            throw Unlistened.cannotBeFreed(use);
        }
        context.out().accept(new Report.Done(Unlistened.nobody(use)));
        return connected;
    }

    /** Who listens on the port or has a UDP socket on it. */
    static List<Holder> holders(VerbContext context, int port) throws VerbException {
        Observed<List<Holder>> seen = context.lab().ports().holders(port);
        Optional<String> unseen = seen.match(all -> Optional.empty(), Optional::of);
        if (unseen.isPresent()) {
            throw Owners.couldNotLook(unseen.get());
        }
        return seen.orElse(List.of());
    }

    /** One row for each process, although it may hold several sockets. */
    static List<Holder> processes(List<Holder> holders) {
        Map<Integer, Holder> byPid = new LinkedHashMap<>();
        holders.forEach(each -> byPid.putIfAbsent(each.pid(), each));
        return Relatives.parentsFirst(List.copyOf(byPid.values()));
    }

    /** What is never ended from here. */
    private static void refuse(Holder holder, VerbContext context) throws VerbException {
        int port = holder.local().port();
        if (holder.pid() == ProcessHandle.current().pid()) {
            throw ownSocket(holder, context);
        }
        if (holder.pid() == 0) {
            throw new VerbException(
                    Trouble.PERMISSION,
                    "a program that is not known holds port " + port + ", so it cannot be asked",
                    holder.user().isEmpty()
                            ? "its user or an administrator can end it"
                            : holder.user() + " can end it");
        }
        if (holder.pid() == 1 || (holder.pid() == WINDOWS_SYSTEM && isWindows())) {
            throw new VerbException(
                    Trouble.PERMISSION,
                    "process " + holder.pid() + " is the system itself; it is never ended from here",
                    isWindows()
                            ? "`netsh http show servicestate` shows for whom Windows listens"
                            : "where that is systemd, `systemctl list-sockets` names the unit");
        }
    }

    private static VerbException ownSocket(Holder holder, VerbContext context) {
        Optional<String> name = context.lab().ledger().stream()
                .filter(e -> e.open() && KernelRows.isSame(holder.local(), e.local()))
                .filter(e -> e.kind().isDatagram() == (holder.transport() == Transport.UDP))
                .map(LedgerEntry::name)
                .findFirst();
        return new VerbException(
                Trouble.PORT_TAKEN,
                "port " + holder.local().port() + " is held by this program"
                        + name.map(n -> ": by " + n).orElse(""),
                name.map(n -> "`close " + n + "`").orElse("`sockets` lists what is open here"));
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
