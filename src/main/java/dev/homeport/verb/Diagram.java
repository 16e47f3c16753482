package dev.homeport.verb;

import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Option;
import dev.homeport.wire.Conversation;
import dev.homeport.wire.Mermaid;
import dev.homeport.wire.Svg;
import java.util.List;
import java.util.Optional;

/** {@code diagram c1}: a conversation as a sequence diagram. */
final class Diagram extends LabVerb {
    /** A listener may have had thousands. */
    private static final int MOST_CONVERSATIONS = 8;

    private static final int USUAL_EXCHANGES = 100;
    private static final int MOST_EXCHANGES = 1_000;

    private static final Option MERMAID = Params.toggle("--mermaid", "as Mermaid, for Markdown pages that draw it");
    private static final Option SVG = Params.toggle("--svg", "as a picture that stands alone");
    private static final Option OUT = Params.option("--out", "FILE", Kind.WORD, "write it to this file");
    private static final Option FORCE = Params.toggle("--force", "replace the file if it is there");

    private static final VerbSpec SPEC = new VerbSpec(
            "diagram",
            "look",
            "Draw a conversation, with what each end did and when",
            List.of(Params.optional("NAME", Kind.NAME)),
            List.of(
                    MERMAID,
                    SVG,
                    OUT,
                    FORCE,
                    Params.option(
                            "--last",
                            "N",
                            Kind.NUMBER,
                            "only the newest N arrows and acts: 1 to 1000; 100 unless given")),
            "Draws the conversation of a connection, or the newest 8 of a listener or server; without a name the newest of all."
                    + " Arrows are what the log saw. Dashed ones and states in parentheses were not seen: they follow from"
                    + " what was, by RFC 9293. States in brackets are in the kernel's table now. Several as Mermaid are a"
                    + " Markdown page with a diagram for each.",
            "diagram c1 --mermaid",
            false);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException {
        if (arguments.has(MERMAID.flag()) && arguments.has(SVG.flag())) {
            throw VerbException.badInput("--mermaid and --svg do not go together", "use one of them");
        }
        int last = Params.number(arguments, "--last", USUAL_EXCHANGES, 1, MOST_EXCHANGES);
        boolean document = arguments.has(MERMAID.flag()) || arguments.has(SVG.flag());
        Optional<String> out = arguments.option(OUT.flag());
        if (out.isPresent() && !document) {
            throw VerbException.badInput("--out writes Mermaid or SVG", "add --mermaid or --svg");
        }
        Optional<OutFile> file = out.isPresent()
                ? Optional.of(OutFile.of(out.get(), arguments.has(FORCE.flag()), context.front()))
                : Optional.empty();
        Optional<LedgerEntry> named = named(arguments.value("NAME"), context);
        List<Conversation> wanted = wanted(named, context);
        boolean whole = named.isEmpty() || Kept.isWhole(context.lab(), named.get());
        if (wanted.isEmpty()) {
            context.out()
                    .accept(
                            whole
                                    ? new Report.Remark("there was no conversation yet: `connect` begins one")
                                    : Kept.allIsGone(named.get()));
            return;
        }
        if (!whole) {
            context.out().accept(Kept.beginningIsGone(named.get()));
        }
        int left = Math.max(0, wanted.size() - MOST_CONVERSATIONS);
        List<Conversation> shown = wanted.subList(left, wanted.size()).stream()
                .map(each -> each.newest(last))
                .toList();
        if (document) {
            give(document(shown, arguments.has(SVG.flag())), file, context);
        } else {
            context.out().accept(new Report.Diagram(shown));
        }
        leftOut(left, wanted.size(), context);
    }

    private static Optional<LedgerEntry> named(Optional<String> name, VerbContext context) throws VerbException {
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pick(context.lab()).named(name.get(), Wanted.SOCKET));
    }

    private static List<Conversation> wanted(Optional<LedgerEntry> named, VerbContext context) {
        Talks talks = new Talks(context.lab());
        if (named.isPresent()) {
            return talks.of(named.get());
        }
        // A swarm keeps nothing that could be drawn; what its server saw of it can.
        List<Conversation> all =
                talks.all().stream().filter(each -> !each.isSwarm()).toList();
        if (all.size() > 1) {
            context.out()
                    .accept(new Report.Remark(
                            "the newest of " + all.size() + " conversations; `diagram NAME` draws another"));
        }
        return all.isEmpty() ? all : all.subList(all.size() - 1, all.size());
    }

    /** A picture holds all of them, one below the other; Mermaid would put them side by side. */
    private static Report.Document document(List<Conversation> shown, boolean svg) {
        if (svg) {
            return new Report.Document("svg", Svg.of(shown));
        }
        return shown.size() == 1
                ? new Report.Document("mermaid", Mermaid.of(shown.get(0)))
                : new Report.Document("markdown", Mermaid.page(shown));
    }

    private static void give(Report.Document document, Optional<OutFile> file, VerbContext context)
            throws VerbException {
        if (file.isEmpty()) {
            context.out().accept(document);
        } else {
            context.out().accept(new Report.Done("wrote " + file.get().write(document.text())));
        }
    }

    private static void leftOut(int left, int all, VerbContext context) {
        if (left > 0) {
            context.out()
                    .accept(new Report.Remark("the newest " + MOST_CONVERSATIONS + " of " + all
                            + " conversations; `diagram NAME` with a connection's name draws another"));
        }
    }
}
