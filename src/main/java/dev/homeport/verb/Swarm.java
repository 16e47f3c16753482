package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.SwarmError;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmProgress;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.SwarmTrouble;
import dev.homeport.net.Trouble;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Option;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code swarm parrot --clients 100}: many clients at once. */
final class Swarm extends LabVerb {
    private static final int USUAL_CLIENTS = 100;
    private static final int USUAL_MESSAGES = 100;
    private static final int USUAL_SIZE = 32;
    private static final int MOST_MESSAGES = 100_000_000;
    private static final long GIGA = 1_000_000_000;
    private static final long MOST_BYTES = 100 * GIGA;

    private static final Option CLIENTS = Params.option(
            "--clients",
            "N",
            Kind.NUMBER,
            "how many, 1 to " + SwarmPlan.MOST_CLIENTS + "; " + USUAL_CLIENTS + " unless given");
    private static final Option MESSAGES = Params.option(
            "--messages", "M", Kind.NUMBER, "how many each client sends; " + USUAL_MESSAGES + " unless given");
    private static final Option SIZE = Params.option(
            "--size",
            "BYTES",
            Kind.NUMBER,
            "of a message, 1 to " + SwarmPlan.MOST_SIZE + "; " + USUAL_SIZE + " unless given");
    private static final Option PIPELINE = Params.option(
            "--pipeline",
            "D",
            Kind.NUMBER,
            "how many messages of a client may be on their way, 1 to " + SwarmPlan.MOST_PIPELINE + "; 1 unless given");
    private static final Option FOR = Params.option(
            "--for", "DURATION", Kind.DURATION, "end after that time, at most 10m, whatever the number of messages");
    private static final Option WITHIN = Params.option(
            "--within", "DURATION", Kind.DURATION, "how long a client waits for an echo; 10s unless given");

    private static final Option SEED = Params.option(
            "--seed", "N", Kind.NUMBER, "of the bytes that are sent: the same ones again; 1 unless given");

    private static final Option JSON =
            Params.toggle("--json", "show the result as JSON, with all bars of the histogram");

    private static final String NO_TLS = "the port speaks TLS, and a swarm does not: load a server without --tls";

    private static final VerbSpec SPEC = new VerbSpec(
            "swarm",
            "load",
            "Load an echo server with many clients at once",
            List.of(Params.required("ENDPOINT", Kind.ENDPOINT)),
            List.of(CLIENTS, MESSAGES, SIZE, PIPELINE, FOR, WITHIN, SEED, JSON),
            "All clients connect, then each sends its messages and compares every byte that comes back; a message is text and"
                    + " ends with a newline, so servers that read lines will do. The latency is the time from sending a"
                    + " message to its whole echo. It is a closed loop: a client sends no more until an echo has come, so"
                    + " a server that stalls is asked less meanwhile, and the figures flatter it (coordinated omission)."
                    + " Each client needs an open file. unix:parrot.sock, a socket's file, can be loaded, too; a swarm speaks"
                    + " no TLS. Bounds: "
                    + SwarmPlan.MOST_CLIENTS + " clients, 100 GB, 10"
                    + " minutes. Ctrl-C ends it with the result so far.",
            "swarm parrot --clients 100 --messages 50",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        SwarmPlan plan = plan(arguments, context);
        Address to = new Places(context)
                .streamToReach(EndpointText.parse(arguments.value("ENDPOINT").orElseThrow()));
        SwarmResult result;
        try {
            result = context.lab()
                    .swarms()
                    .run(to, plan, at -> context.front().progress(at.done(), words(at, plan)), context.act());
        } finally {
            context.front().progressOver();
        }
        Report.Load load = new Report.Load(to.toString(), result);
        context.out().accept(arguments.has(JSON.flag()) ? new Report.LoadAsJson(load) : load);
        refuseFailures(result, to, speaksTls(context.lab(), to));
    }

    private static SwarmPlan plan(Arguments arguments, VerbContext context) throws VerbException {
        Optional<String> lasting = arguments.option(FOR.flag());
        Duration time = lasting.isEmpty() ? null : DurationText.parse(lasting.get());
        if (time != null && time.compareTo(SwarmPlan.LONGEST) > 0) {
            throw VerbException.badInput(
                    Shown.word(lasting.get()) + " is longer than a swarm may last",
                    "--for is at most " + SwarmPlan.LONGEST.toMinutes() + "m");
        }
        boolean counted = time == null || arguments.has(MESSAGES.flag());
        long messages =
                counted ? Params.number(arguments, MESSAGES.flag(), USUAL_MESSAGES, 1, MOST_MESSAGES) : Long.MAX_VALUE;
        SwarmPlan plan = new SwarmPlan(
                Params.number(arguments, CLIENTS.flag(), USUAL_CLIENTS, 1, SwarmPlan.MOST_CLIENTS),
                messages,
                Params.number(arguments, SIZE.flag(), USUAL_SIZE, 1, SwarmPlan.MOST_SIZE),
                Params.number(arguments, PIPELINE.flag(), 1, 1, SwarmPlan.MOST_PIPELINE),
                time,
                Params.act(arguments, context).within(),
                Params.number(arguments, SEED.flag(), 1, 0, Integer.MAX_VALUE));
        long bytes = plan.allMessages() == Long.MAX_VALUE ? 0 : plan.allMessages() * plan.size();
        if (bytes > MOST_BYTES) {
            throw VerbException.badInput(
                    "that makes " + bytes / GIGA + " GB, and 100 GB is the most",
                    "take fewer --messages, or leave them out and let the time decide: `--for 10s`");
        }
        return plan;
    }

    private static String words(SwarmProgress at, SwarmPlan plan) {
        if (at.messages() == 0) {
            return at.connected() + " of " + Shown.count(plan.clients(), "client") + " connected";
        }
        return Shown.count(at.messages(), "message");
    }

    private static void refuseFailures(SwarmResult result, Address to, boolean tls) throws VerbException {
        if (result.stopped()) {
            throw new VerbException(Trouble.CANCELLED, "stopped before all messages were echoed", "");
        }
        if (result.errors().isEmpty()) {
            return;
        }
        SwarmError first = result.errors().get(0);
        throw new VerbException(
                trouble(first.trouble()),
                result.failedClients() + " of " + Shown.count(result.plan().clients(), "client") + " ended in trouble",
                tls ? NO_TLS : next(first.trouble(), to instanceof Endpoint at ? at.typed() : to.toString()));
    }

    /** Where it is the lab's own: a listener there that waits for a handshake says nothing. */
    private static boolean speaksTls(Lab lab, Address to) {
        return lab.ledger().stream()
                .anyMatch(it -> it.open()
                        && it.kind().listens()
                        && to.equals(it.localAddress())
                        && lab.tls().facts(it.name()).isPresent());
    }

    private static Trouble trouble(SwarmTrouble trouble) {
        return switch (trouble) {
            case REFUSED -> Trouble.REFUSED;
            case RESET -> Trouble.RESET;
            case CLOSED_EARLY -> Trouble.CLOSED;
            case TIMED_OUT -> Trouble.TIMED_OUT;
            case WRONG_BYTE, SPEAKS_TLS, OTHER -> Trouble.OTHER;
        };
    }

    private static String next(SwarmTrouble trouble, String place) {
        return switch (trouble) {
            case REFUSED -> "`echo " + place + "` starts a server there";
            case TIMED_OUT -> "fewer --clients, or `state NAME` of the server: it may serve one client at a time";
            case RESET, CLOSED_EARLY -> "fewer --clients, or `who " + place + "`: the server may have ended";
            case WRONG_BYTE ->
                "the server must send back what it got, and in that order: `connect " + place + "` and look";
            case SPEAKS_TLS -> NO_TLS;
            case OTHER -> "fewer --clients";
        };
    }
}
