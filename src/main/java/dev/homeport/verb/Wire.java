package dev.homeport.verb;

import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Option;
import dev.homeport.wire.Conversation;
import java.util.List;
import java.util.Optional;

/** {@code wire c1}: what happened. */
final class Wire extends LabVerb {
    private static final int MOST = 10_000;
    private static final Option TIME = Params.toggle("--time", "show when, counted from the first event");
    private static final Option FOLLOW = Params.toggle("--follow", "go on showing what happens, until Ctrl-C");

    private static final VerbSpec SPEC = new VerbSpec(
            "wire",
            "look",
            "Show what happened on the sockets, in order",
            List.of(Params.optional("NAME", Kind.NAME)),
            List.of(
                    Params.HEX,
                    Params.option("--last", "N", Kind.NUMBER, "only the newest N events: 1 to 10000"),
                    TIME,
                    FOLLOW,
                    Params.option(
                            "--within",
                            "DURATION",
                            Kind.DURATION,
                            "how long to follow; in a file or pipe 10s unless given")),
            "Without a name: everything, as a log. With a connection's: the conversation, both of its ends in one, > before what"
                    + " the client sent, < before what came back and * before the rest. With a listener's or server's: all"
                    + " conversations that it had.",
            "wire c1 --hex",
            false);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException {
        int last = Params.number(arguments, "--last", MOST, 1, MOST);
        boolean hex = arguments.has(Params.HEX.flag());
        boolean time = arguments.has(TIME.flag());
        Optional<String> text = arguments.value("NAME");
        Optional<LedgerEntry> wanted = text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pick(context.lab()).named(text.get(), Wanted.SOCKET));
        if (arguments.has(FOLLOW.flag())) {
            int before = Params.number(arguments, "--last", Following.USUAL_BEFORE, 1, MOST);
            new Following(context, wanted, hex, time)
                    .run(before, Params.act(arguments, context), arguments.has("--within"));
            return;
        }
        if (arguments.has("--within")) {
            throw VerbException.badInput("--within says how long to follow", "add --follow, or leave it out");
        }
        if (wanted.isPresent()) {
            conversations(wanted.get(), last, hex, time, context);
            return;
        }
        List<WireEvent> events = context.lab().events();
        if (events.isEmpty()) {
            nothing(context);
        } else {
            context.out()
                    .accept(new Report.Wire(events.subList(Math.max(0, events.size() - last), events.size()), hex));
        }
    }

    private static void conversations(LedgerEntry entry, int last, boolean hex, boolean time, VerbContext context) {
        List<Conversation> all = new Talks(context.lab()).of(entry);
        // What a listener, a server or a datagram socket did by itself is nobody's conversation.
        List<WireEvent> own = context.lab().events().stream()
                .filter(e ->
                        e.number() >= entry.firstEvent() && e.name().equals(entry.name()) && e.remoteAddress() == null)
                .toList();
        boolean whole = Kept.isWhole(context.lab(), entry);
        if (!whole && !(own.isEmpty() && all.isEmpty())) {
            context.out().accept(Kept.beginningIsGone(entry));
        }
        if (!own.isEmpty()) {
            context.out().accept(new Report.Wire(own.subList(Math.max(0, own.size() - last), own.size()), hex));
        }
        if (all.isEmpty()) {
            if (own.isEmpty() && whole) {
                nothing(context);
            } else if (own.isEmpty()) {
                context.out().accept(Kept.allIsGone(entry));
            }
            return;
        }
        context.out().accept(new Report.Talk(Latest.of(all, last), hex, time, true));
    }

    private static void nothing(VerbContext context) {
        context.out().accept(new Report.Remark("nothing has happened yet"));
    }
}
