package dev.homeport.net;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the kernel's socket table.
 *
 * @param remote null for a listener and for an unconnected UDP socket
 * @param state null for UDP, which has none
 * @param owner one process that has it open; unseen where the kernel names none (TIME-WAIT) or does not tell this user
 * @param owners all processes that are known to have it open: a forked child shares its parent's (fork(2)); empty if none is
 * @param user the user whose socket it is, known on Linux also where the processes are not; empty if unknown
 */
public record KernelSocket(
        Transport transport,
        Endpoint local,
        @Nullable Endpoint remote,
        @Nullable ConnectionState state,
        Observed<Owner> owner,
        List<Owner> owners,
        String user) {
    public KernelSocket {
        owners = List.copyOf(owners);
    }

    /** A row with one owner at most. */
    public KernelSocket(
            Transport transport,
            Endpoint local,
            @Nullable Endpoint remote,
            @Nullable ConnectionState state,
            Observed<Owner> owner) {
        this(
                transport,
                local,
                remote,
                state,
                owner,
                owner.match(List::of, reason -> List.of()),
                owner.match(Owner::user, reason -> ""));
    }

    public boolean isListener() {
        return state == ConnectionState.LISTEN;
    }

    /** Whether it takes what comes to its port: it listens, or it is UDP's, which has no listening. */
    public boolean takes() {
        return isListener() || transport == Transport.UDP;
    }

    /**
     * Whether some program has it, known or not: what the kernel alone works on still, as in TIME-WAIT, nobody has. In the
     * states after a close a program may have let go of it.
     */
    public boolean isAPrograms() {
        return !owners.isEmpty()
                || takes()
                || state == ConnectionState.ESTABLISHED
                || state == ConnectionState.CLOSE_WAIT
                || state == ConnectionState.SYN_SENT;
    }

    /**
     * Whether this user is told of all processes that have it open. Where another user opened it, some can be hidden: a server
     * that was started by root and has given up its rights.
     */
    public boolean ownersAreAll() {
        return !owners.isEmpty()
                && (user.isEmpty()
                        || owners.stream().anyMatch(each -> each.user().equals(user)));
    }
}
