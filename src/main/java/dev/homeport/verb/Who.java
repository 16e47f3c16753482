package dev.homeport.verb;

import dev.homeport.net.Endpoint;
import dev.homeport.net.Holder;
import dev.homeport.net.Observed;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;
import java.util.Optional;

/** {@code who 62893}: whose port it is. */
final class Who extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "who",
            "look",
            "Tell which program holds a port",
            List.of(Params.required("PORT", Kind.ENDPOINT)),
            List.of(),
            "Asks the kernel who listens on the TCP port or has a UDP socket on it: program, process id, user, command line,"
                    + " since when, who started it, and who can reach it. Several processes can share a port; each is"
                    + " shown, at most 50. Owners of other users' sockets may be hidden; then the reason is said. A lab"
                    + " name stands for its port.",
            "who 62893",
            false);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException {
        String text = arguments.value("PORT").orElseThrow();
        Endpoint asked = new Places(context).toAsk(EndpointText.parse(text));
        Observed<List<Holder>> seen = context.lab().ports().holders(asked.port());
        Optional<String> unseen = seen.match(all -> Optional.empty(), Optional::of);
        if (unseen.isPresent()) {
            throw Owners.couldNotLook(unseen.get());
        }
        List<Holder> holders = seen.orElse(List.of());
        if (holders.isEmpty()) {
            context.out().accept(new Report.Done("nobody listens on " + asked.port()));
        }
        for (Holder each : holders) {
            context.out().accept(HolderFacts.of(each, context.lab()));
        }
        Lingering.on(asked.port(), new KernelRows(context.lab()).all()).ifPresent(context.out());
    }
}
