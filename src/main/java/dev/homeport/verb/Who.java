package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.FileHolder;
import dev.homeport.net.Holder;
import dev.homeport.net.Observed;
import dev.homeport.net.UnixPath;
import dev.homeport.verb.VerbSpec.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
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
                    + " name stands for its port. unix:chat.sock asks who listens on a socket's file.",
            "who 62893",
            false);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        String text = arguments.value("PORT").orElseThrow();
        Places places = new Places(context);
        if (places.streamToAsk(EndpointText.parse(text)) instanceof UnixPath file) {
            file(file, context);
            return;
        }
        Endpoint asked = places.toAsk(EndpointText.parse(text));
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
        Lingering.on(asked.port(), !holders.isEmpty(), new KernelRows(context.lab()).all())
                .forEach(context.out());
    }

    private static void file(UnixPath file, VerbContext context) throws VerbException {
        Observed<List<FileHolder>> seen = context.lab().ports().holders(file);
        Optional<String> unseen = seen.match(all -> Optional.empty(), Optional::of);
        if (unseen.isPresent()) {
            throw Owners.couldNotLook(unseen.get());
        }
        if (seen.orElse(List.of()).isEmpty()) {
            boolean left = Files.exists(Path.of(file.path()));
            context.out()
                    .accept(new Report.Done("nobody listens on " + file
                            + (left ? "; the file is left over from one who did" : "; there is no such file")));
        }
        seen.orElse(List.of()).forEach(each -> context.out().accept(HolderFacts.of(each, context.lab())));
    }
}
