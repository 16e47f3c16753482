package dev.homeport.verb;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code states c1}: where a socket is in TCP's state machine. */
final class States extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "states",
            "look",
            "Draw TCP's states, and mark where sockets are",
            List.of(Params.optional("NAME", Kind.NAME)),
            List.of(),
            "The state machine of RFC 9293, section 3.3.2, figure 5. The state in which the kernel has the socket stands"
                    + " between > and <; without a name all sockets of the lab are marked.",
            "states c1",
            false);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException {
        KernelRows kernel = new KernelRows(context.lab());
        Optional<String> unseen = kernel.unseen();
        if (unseen.isPresent()) {
            throw new VerbException(
                    Trouble.COULD_NOT_LOOK,
                    "the kernel's table could not be read: " + unseen.get(),
                    "`help states` tells what it shows");
        }
        Optional<String> name = arguments.value("NAME");
        List<Report.States.Holder> holders = new ArrayList<>();
        if (name.isPresent()) {
            LedgerEntry entry = new Pick(context.lab()).named(name.get(), Wanted.SOCKET);
            if (!speaksTcp(entry)) {
                throw new VerbException(
                        Trouble.WRONG_KIND,
                        entry.name() + " has no TCP state: it is a "
                                + entry.kind().word(),
                        "`sockets` lists the names and kinds");
            }
            holders.add(
                    new Report.States.Holder(entry.name(), kernel.state(entry).orElse(ConnectionState.CLOSED)));
        } else {
            for (LedgerEntry each : context.lab().ledger()) {
                // A closed listener's port may be another's by now.
                boolean mayHave =
                        speaksTcp(each) && (each.open() || !each.kind().listens());
                Optional<ConnectionState> state = mayHave ? kernel.state(each) : Optional.empty();
                state.ifPresent(s -> holders.add(new Report.States.Holder(each.name(), s)));
            }
        }
        context.out().accept(new Report.States(holders));
    }

    private static boolean speaksTcp(LedgerEntry entry) {
        boolean stream = entry.kind().listens() || entry.kind() == SocketKind.CONNECTION;
        boolean unix = entry.localAddress() instanceof UnixPath || entry.remoteAddress() instanceof UnixPath;
        return stream && !unix;
    }
}
