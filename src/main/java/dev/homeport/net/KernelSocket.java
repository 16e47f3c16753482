package dev.homeport.net;

import org.jspecify.annotations.Nullable;

/**
 * One row of the kernel's socket table.
 *
 * @param remote null for a listener and for an unconnected UDP socket
 * @param state null for UDP, which has none
 * @param owner unseen where the kernel names none (TIME-WAIT) or does not tell this user
 */
public record KernelSocket(
        Transport transport,
        Endpoint local,
        @Nullable Endpoint remote,
        @Nullable ConnectionState state,
        Observed<Owner> owner) {

    public boolean isListener() {
        return state == ConnectionState.LISTEN;
    }
}
