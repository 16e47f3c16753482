package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * bind(2) and listen(2) for what listens, on a port or on a socket's file, and in the learner's words why it could not be.
 *
 * @param holder names who has a port
 */
record Binding(Home home, Troubles.Holder holder) {
    /** @return blocking still */
    ServerSocketChannel bind(Address at, int backlog) throws IOException {
        return at instanceof Endpoint endpoint
                ? TcpListener.bind(endpoint, backlog, true)
                : file((UnixPath) at, backlog);
    }

    /** What was bound is not wanted after all. */
    static void giveUp(ServerSocketChannel channel, Address local) {
        Quietly.close(channel);
        UnixFolder.removeFile(local);
    }

    /** @param verb with which another port can be asked for */
    LabException failed(IOException failed, Address at, String verb) {
        return at instanceof Endpoint endpoint
                ? Troubles.ofBind(failed, endpoint, verb, holder)
                : ofFile(failed, (UnixPath) at);
    }

    private static ServerSocketChannel file(UnixPath at, int backlog) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(at.path()), backlog);
        } catch (IOException failed) {
            Quietly.close(channel);
            throw failed;
        }
        try {
            forThisUserOnly(at);
            return channel;
        } catch (IOException failed) {
            giveUp(channel, at);
            throw failed;
        }
    }

    /** Connecting needs the permission to write (unix(7)); the folder alone keeps others out on Linux, not everywhere. */
    static void forThisUserOnly(UnixPath at) throws IOException {
        Files.setPosixFilePermissions(Path.of(at.path()), PosixFilePermissions.fromString("rw-------"));
    }

    private LabException ofFile(IOException failed, UnixPath at) {
        return Files.exists(Path.of(at.path()))
                ? taken(at, failed)
                : Troubles.other("could not listen on " + at, failed);
    }

    private LabException taken(UnixPath at, IOException failed) {
        Optional<LedgerEntry> own = home.ledger().open().stream()
                .filter(e -> e.kind().listens() && at.equals(e.localAddress()))
                .findFirst();
        return own.isPresent()
                ? new LabException(
                        Trouble.PORT_TAKEN,
                        at + " is taken by " + own.get().name() + " of this lab",
                        "choose another name, or `close " + own.get().name() + "`",
                        failed)
                : holder.ofFile(at)
                        .map(program -> new LabException(
                                Trouble.PORT_TAKEN,
                                at + " is taken by " + program,
                                "choose another name; `who " + at + "` tells more",
                                failed))
                        .orElseGet(() -> leftOver(at, failed));
    }

    private static LabException leftOver(UnixPath at, IOException failed) {
        return new LabException(
                Trouble.PORT_TAKEN,
                at + " is there already: a file that this lab did not make, of a program that may be gone",
                "bind(2) never replaces a file: choose another name, or remove " + at.path(),
                failed);
    }
}
