package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import dev.homeport.words.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the one socket that a line means: by name, by port or endpoint, or because there is no other. */
final class Pick {
    /** What a verb works on, and what opens one. */
    enum Wanted {
        LISTENER("listener", "`listen 0` opens one", e -> e.kind() == SocketKind.LISTENER),
        CONNECTION("connection", "`connect` or `accept` opens one", e -> e.kind() == SocketKind.CONNECTION),
        WEB_SERVER("web server", "`serve` starts one", e -> e.kind() == SocketKind.WEB_SERVER),
        SERVER("server", "`echo` or `serve` starts one", e -> e.kind().isServer()),
        LISTENING(
                "listener or server",
                "`listen`, `echo` or `serve` opens one",
                e -> e.kind().listens()),
        DATAGRAM("UDP socket", "`udp bind` opens one", e -> e.kind() == SocketKind.DATAGRAM),
        RECEIVING("UDP socket or server", "`udp bind` opens one", e -> e.kind().isDatagram()),
        BOUND(
                "listener, server or UDP socket",
                "`listen`, `echo`, `serve` or `udp bind` opens one",
                e -> e.kind() != SocketKind.CONNECTION),
        LINK("proxy or tap", "`proxy 0 -> TARGET` opens one", e -> e.kind().isRelay()),
        SOCKET("socket", "`listen`, `connect`, `echo` or `serve` opens one", e -> true);

        private final String word;
        private final String opener;
        private final Predicate<LedgerEntry> fits;

        Wanted(String word, String opener, Predicate<LedgerEntry> fits) {
            this.word = word;
            this.opener = opener;
            this.fits = fits;
        }
    }

    private final Lab lab;

    Pick(Lab lab) {
        this.lab = lab;
    }

    /**
     * The named one, open or not, or the only open one that verbs made.
     *
     * @throws VerbException NO_SUCH_SOCKET, WRONG_KIND; BAD_INPUT where several could be meant
     */
    LedgerEntry one(Optional<String> text, Wanted wanted) throws VerbException {
        return text.isPresent() ? named(text.get(), wanted) : only(wanted);
    }

    /** What last had the name. */
    LedgerEntry named(String text, Wanted wanted) throws VerbException {
        Optional<LedgerEntry> found = lab.find(text);
        LedgerEntry entry = found.isPresent() ? found.get() : at(text, wanted);
        if (!wanted.fits.test(entry)) {
            throw new VerbException(
                    Trouble.WRONG_KIND,
                    entry.name() + " is " + article(entry.kind().word()) + ", not " + article(wanted.word),
                    wanted == Wanted.LISTENING && entry.kind().isDatagram()
                            ? "UDP has no connections: `udp send " + entry.name() + " hi` sends it a datagram"
                            : openOnes(wanted));
        }
        return entry;
    }

    private LedgerEntry only(Wanted wanted) throws VerbException {
        List<LedgerEntry> open =
                open().filter(wanted.fits).filter(this::madeByVerb).toList();
        if (open.size() == 1) {
            return open.get(0);
        }
        if (open.isEmpty()) {
            throw new VerbException(Trouble.NO_SUCH_SOCKET, "no " + wanted.word + " is open", wanted.opener);
        }
        throw VerbException.badInput(
                "several could be meant: " + Shown.list(names(open), "and"), "say which, by its name");
    }

    /** The open listener or server at a port or endpoint. */
    private LedgerEntry at(String text, Wanted wanted) throws VerbException {
        if (NameText.isName(text)) {
            List<String> near = Nearest.to(
                    text, lab.ledger().stream().map(LedgerEntry::name).toList());
            throw new VerbException(
                    Trouble.NO_SUCH_SOCKET,
                    "there is nothing named " + Shown.word(text),
                    near.isEmpty() ? openOnes(wanted) : Shown.didYouMean(near));
        }
        EndpointText written = EndpointText.parse(text);
        if (written instanceof EndpointText.Unix) {
            return open().filter(e -> e.kind() != SocketKind.CONNECTION)
                    .filter(e -> e.localAddress() instanceof UnixPath unix
                            && unix.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new VerbException(
                            Trouble.NO_SUCH_SOCKET,
                            "nothing opened here listens on " + Shown.word(text),
                            openOnes(wanted)));
        }
        EndpointText.At at = (EndpointText.At) written;
        List<LedgerEntry> there = open().filter(e -> e.kind() != SocketKind.CONNECTION && isAt(e.local(), at))
                .toList();
        if (there.size() > 1) {
            // TCP and UDP can have the same port number.
            there = there.stream().filter(wanted.fits).toList();
        }
        if (there.size() == 1) {
            return there.get(0);
        }
        if (there.isEmpty()) {
            throw new VerbException(
                    Trouble.NO_SUCH_SOCKET,
                    "nothing opened here listens on " + Shown.word(text),
                    "`who " + at.port() + "` tells who does");
        }
        throw VerbException.badInput(
                "several listen on " + Shown.word(text) + ": " + Shown.list(names(there), "and"),
                "say which, by its name");
    }

    private static boolean isAt(@Nullable Endpoint local, EndpointText.At at) {
        if (local == null || local.port() != at.port()) {
            return false;
        }
        // A bare port means whatever listens there; "localhost" may be either loopback address.
        return at.host().isEmpty()
                || AddressText.parse(at.host()).map(local.address()::equals).orElse(local.isLoopback());
    }

    private Stream<LedgerEntry> open() {
        return lab.ledger().stream().filter(LedgerEntry::open);
    }

    /** Not what a server accepted by itself. */
    private boolean madeByVerb(LedgerEntry entry) {
        String parent = entry.parent();
        return parent == null
                || lab.find(parent).map(p -> p.kind() == SocketKind.LISTENER).orElse(true);
    }

    private String openOnes(Wanted wanted) {
        List<String> open = names(open().filter(wanted.fits).toList());
        return open.isEmpty() ? wanted.opener : "open: " + Shown.list(open, "and");
    }

    private static List<String> names(List<LedgerEntry> entries) {
        return entries.stream().map(LedgerEntry::name).toList();
    }

    private static String article(String noun) {
        return (noun.startsWith("e") ? "an " : "a ") + noun;
    }
}
