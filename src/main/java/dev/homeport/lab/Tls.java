package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.TlsFacts;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * TLS (RFC 9846) on what the lab opens. The playground has one certificate authority, made when it is first needed and kept
 * in memory; each server gets a certificate for localhost, 127.0.0.1 and ::1 that it signed. No private key is ever shown or
 * written.
 */
public final class Tls {
    private final Home home;
    private final TcpSockets tcp;
    private final Delays delays;
    private final Servers servers;
    private final TlsKit kit;
    private final AuthorityFile file = new AuthorityFile();

    Tls(Home home, TcpSockets tcp, Servers servers, TlsKit kit, Delays delays) {
        this.home = home;
        this.tcp = tcp;
        this.servers = servers;
        this.kit = kit;
        this.delays = delays;
    }

    /**
     * As {@link Lab#listen}; {@link Lab#accept} then does the handshake within its deadline, and what it cannot agree with is
     * closed after an alert.
     */
    public LedgerEntry listen(
            Endpoint at, @Nullable String name, int backlog, boolean reuseAddress, boolean expose, Act act)
            throws LabException {
        delays.before(act);
        return tcp.listen(at, name, backlog, reuseAddress, expose, act, kit.server());
    }

    /**
     * As {@link Lab#connect}, then the handshake. Where the other end is a listener of the lab, which nobody can accept from
     * meanwhile, the handshake goes on after the return; {@link #facts} tells how far it is.
     *
     * @param host the name or address that must be among those in the certificate
     * @param insecure whether any certificate will do; the facts then say what is wrong with it
     * @throws LabException as {@link Lab#connect}, NOT_TLS, NOT_TRUSTED
     */
    public LedgerEntry connect(Endpoint to, String host, @Nullable String name, boolean insecure, Act act)
            throws LabException {
        delays.before(act);
        LedgerEntry entry = tcp.connect(to, name, act, kit.client(host, to.port(), insecure));
        if (isWaitingListener(to)) {
            tcp.secureBehind(entry);
        } else {
            tcp.secure(entry, act);
        }
        return entry;
    }

    /** As {@link Lab#echo(Endpoint, String, EchoSettings, boolean, Act)}; each client has ten seconds for its handshake. */
    public LedgerEntry echo(Endpoint at, @Nullable String name, EchoSettings settings, boolean expose, Act act)
            throws LabException {
        delays.before(act);
        return servers.echo(at, name, settings, expose, act, kit.server());
    }

    /** As {@link Lab#serve}, for https. */
    public LedgerEntry serve(Address at, @Nullable String name, boolean expose, Act act) throws LabException {
        delays.before(act);
        return servers.serve(at, name, expose, act, kit.server());
    }

    /** What is known of the TLS on something open; nothing where it speaks none. */
    public Optional<TlsFacts> facts(String name) {
        try {
            return Optional.ofNullable(home.ledger().held(name, Held.class, "").tls());
        } catch (LabException notOpen) {
            return Optional.empty();
        }
    }

    /**
     * The authority's certificate in a file (PEM, RFC 7468), for other programs to trust. The folder is private to this user
     * and goes when the lab closes.
     *
     * @throws LabException OTHER if it cannot be written
     */
    public Path authorityFile() throws LabException {
        return file.of(kit.authority());
    }

    void close() {
        file.remove();
    }

    /** Behind a wildcard stands every address. */
    private boolean isWaitingListener(Endpoint to) {
        return home.ledger().open().stream()
                .filter(each -> each.kind() == SocketKind.LISTENER)
                .map(LedgerEntry::local)
                .anyMatch(local -> local != null
                        && local.port() == to.port()
                        && (local.isWildcard() || local.address().equals(to.address())));
    }
}
