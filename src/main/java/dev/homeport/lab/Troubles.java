package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The system's errors in the learner's words. */
final class Troubles {
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    /** Says who has a port; asked only when it is needed. */
    interface Holder {
        Taken of(Endpoint at);

        /** What listens there: {@code python3, process 4711}; empty where nothing does, or nobody knows. */
        default Optional<String> listener(Endpoint at) {
            return Optional.empty();
        }

        /** Who listens on that port of another loopback address; empty where nobody does, or nobody knows. */
        default Optional<Elsewhere> elsewhere(Endpoint at) {
            return Optional.empty();
        }

        /** What has the address although nobody listens there; empty where it can be bound. */
        default Optional<String> obstacle(Endpoint at) {
            return Optional.empty();
        }

        /** Who is bound to the file; empty where nobody is, or nobody knows. */
        default Optional<String> ofFile(UnixPath file) {
            return Optional.empty();
        }
    }

    /**
     * Who has a port.
     *
     * @param by such as "python3, process 4711"
     * @param next what can be done about it
     */
    record Taken(String by, String next) {}

    /**
     * A listener at another address than the one that was asked.
     *
     * @param at where it can be reached on loopback
     * @param program such as "python3, process 4711"
     */
    record Elsewhere(Endpoint at, String program) {}

    private Troubles() {}

    /** A failed bind(2). */
    static LabException ofBind(Exception thrown, Endpoint at, String verb, Holder holder) {
        String reason = reason(thrown);
        if (isInUse(thrown)) {
            Taken taken = holder.of(at);
            return new LabException(
                    Trouble.PORT_TAKEN,
                    "port " + at.port() + " is taken by " + taken.by(),
                    taken.next() + "; or take another port: `" + verb + " 0`",
                    thrown);
        }
        if (isNotPermitted(thrown)) {
            return at.port() < FIRST_UNPRIVILEGED_PORT
                    ? new LabException(
                            Trouble.PERMISSION,
                            "port " + at.port() + " needs permission: this system keeps ports below 1024 for its own",
                            "take a port from 1024 up: `" + verb + " 8080`",
                            thrown)
                    : new LabException(
                            Trouble.PERMISSION,
                            "the system does not permit a bind to port " + at.port(),
                            "take another port, or let the system choose: `" + verb + " 0`",
                            thrown);
        }
        if (reason.contains("assign requested address") || reason.contains("not valid in its context")) {
            return Addresses.notLocal(at, thrown);
        }
        if (reason.contains("too many open files")) {
            return tooMany(thrown);
        }
        return other("could not listen on " + at, thrown);
    }

    /** EADDRINUSE of bind(2). */
    static boolean isInUse(Exception thrown) {
        String reason = reason(thrown);
        return reason.contains("already in use") || reason.contains("only one usage of each socket address");
    }

    /** EACCES of bind(2). */
    static boolean isNotPermitted(Exception thrown) {
        String reason = reason(thrown);
        return reason.contains("permission denied") || reason.contains("forbidden by its access permissions");
    }

    static boolean isRefused(IOException thrown) {
        return reason(thrown).contains("refused");
    }

    static boolean isBrokenPipe(IOException thrown) {
        return reason(thrown).contains("broken pipe");
    }

    /** Whether the peer's RST is what the system speaks of. */
    static boolean isReset(IOException thrown) {
        String reason = reason(thrown);
        return reason.contains("reset")
                || reason.contains("forcibly closed")
                || reason.contains("aborted by the software");
    }

    /** Whether the process, or the system, has no file descriptor left (accept(2): EMFILE, ENFILE). */
    static boolean isTooManyFiles(IOException thrown) {
        return reason(thrown).contains("too many open files");
    }

    /** A Unix stream is connected at once, or there is no room in the listener's queue (connect(2): EAGAIN). */
    static boolean isTryAgain(IOException thrown) {
        return reason(thrown).contains("temporarily unavailable");
    }

    static LabException ofConnect(IOException thrown, Endpoint to, Holder holder) {
        if (isRefused(thrown)) {
            return refused(thrown, to, holder);
        }
        if (isReset(thrown)) {
            return new LabException(
                    Trouble.RESET,
                    to + " reset the connection at once",
                    "`who " + to.port() + "` names its program",
                    thrown);
        }
        return reason(thrown).contains("too many open files")
                ? tooMany(thrown)
                : other("could not connect to " + to, thrown);
    }

    private static LabException refused(IOException thrown, Endpoint to, Holder holder) {
        Optional<String> program = holder.listener(to);
        if (program.isPresent()) {
            return new LabException(
                    Trouble.REFUSED,
                    to + " refused, and yet " + program.get() + ", listens there",
                    "a firewall rule may reject it: `probe " + to.typed() + "` tells more",
                    thrown);
        }
        return new LabException(
                Trouble.REFUSED,
                to + " refused: nobody listens there",
                holder.elsewhere(to)
                        .map(other -> other.program() + ", listens on " + other.at() + ": `connect "
                                + other.at().typed() + "`")
                        .or(() -> holder.obstacle(to)
                                .map(has ->
                                        "it is taken all the same, by " + has + ": `who " + to.port() + "` tells more"))
                        .orElse("`listen " + to.typed()
                                + "` first, or look with `sockets` for a port that is listening"),
                thrown);
    }

    /** A read or write that failed on a connection. */
    static LabException ofTransfer(IOException thrown, String name) {
        if (isBrokenPipe(thrown)) {
            return new LabException(
                    Trouble.CLOSED,
                    name + ": broken pipe: the peer has closed and takes no more bytes",
                    "`close " + name + "`, then `connect` again",
                    thrown);
        }
        return isReset(thrown) ? reset(name, thrown) : other(name + " failed", thrown);
    }

    static LabException reset(String name, @Nullable IOException thrown) {
        return new LabException(
                Trouble.RESET,
                name + " was reset: the peer sent RST and the connection is gone",
                "`close " + name + "`, then `connect` again",
                thrown);
    }

    static LabException closed(String name) {
        return new LabException(Trouble.CLOSED, name + " was closed meanwhile", "`sockets` lists what is open");
    }

    static LabException cancelled(String what) {
        return new LabException(Trouble.CANCELLED, what + " was cancelled", "type it again to go on");
    }

    static LabException other(String what, Exception thrown) {
        return new LabException(
                Trouble.OTHER,
                what + ": the system says \"" + Reason.of(thrown) + "\"",
                "`sockets` shows what is open",
                thrown);
    }

    private static LabException tooMany(Exception thrown) {
        return new LabException(
                Trouble.TOO_MANY,
                "the system lets this program open no more sockets",
                "`sockets` lists them; close some",
                thrown);
    }

    // Java tells the system's errors apart by their text only, as strerror(3) and Winsock write it.
    private static String reason(Throwable thrown) {
        return thrown instanceof java.net.ConnectException && thrown.getMessage() == null
                ? "refused"
                : Reason.of(thrown).toLowerCase(Locale.ROOT);
    }
}
