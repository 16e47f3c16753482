package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.FileHolder;
import dev.homeport.net.Holder;
import dev.homeport.net.Observed;
import dev.homeport.net.Transport;
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
                    + " shown, at most 50. Where nobody listens it tells whose connections have the port, and tries to bind it"
                    + " for an instant: that alone shows a socket that is bound and does not listen. Owners of other users'"
                    + " sockets may be hidden; then the reason is said. A lab name stands for its port. unix:chat.sock asks"
                    + " who listens on a socket's file.",
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
        for (Holder each : holders) {
            context.out().accept(HolderFacts.of(each, context.lab()));
        }
        boolean listenedOn = holders.stream().anyMatch(each -> each.transport() == Transport.TCP);
        if (listenedOn) {
            Lingering.on(asked.port(), true, new KernelRows(context.lab()).all())
                    .forEach(context.out());
        } else {
            // A UDP socket says nothing of TCP's port of that number (RFC 768, RFC 9293).
            Unlistened.on(asked.port(), holders.isEmpty(), context);
        }
    }

    private static void file(UnixPath file, VerbContext context) throws VerbException {
        Observed<List<FileHolder>> seen = context.lab().ports().holders(file);
        Optional<String> unseen = seen.match(all -> Optional.empty(), Optional::of);
        if (unseen.isPresent()) {
            throw Owners.couldNotLook(unseen.get());
        }
        List<FileHolder> holders = seen.orElse(List.of());
        if (holders.stream().noneMatch(FileHolder::listens)) {
            boolean left = Files.exists(Path.of(file.path()));
            context.out()
                    .accept(new Report.Done("nobody listens on " + file
                            + (!holders.isEmpty()
                                    ? ": a socket is bound to it, and does not listen"
                                    : left ? "; the file is left over from one who did" : "; there is no such file")));
        }
        holders.forEach(each -> context.out().accept(HolderFacts.of(each, context.lab())));
    }
}
