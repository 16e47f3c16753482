package dev.homeport.wire;

import dev.homeport.net.Address;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Observed;
import org.jspecify.annotations.Nullable;

/**
 * One end of a conversation.
 *
 * @param name its name in the lab, or what stands for one that keeps no log here
 * @param address null where it was never seen, as a refused client's own
 * @param ours whether its acts stand in the wire log
 * @param now its state in the kernel's table; CLOSED where the table has no such row, unseen where there is nothing to look for
 */
public record End(String name, @Nullable Address address, boolean ours, Observed<ConnectionState> now) {
    /** The name of an end that is no socket of the lab, and that a socket of the lab reached. */
    public static final String ANOTHER = "another program";

    /** The name of an end that connected and keeps no log: another program's, or one of a swarm or of {@code http}. */
    public static final String CLIENT = "a client";

    /** The name of an end where nobody listens: the kernel itself answers for it (RFC 9293, section 3.10.7.1). */
    public static final String CLOSED_PORT = "a closed port";

    /** The name of the end that connected to a Unix domain socket: unix(7) gives it no address to tell it by. */
    public static final String UNNAMED = "an unnamed socket";

    /** Whether the kernel's table could be asked for its state. */
    public boolean isInTable() {
        return now.match(state -> true, reason -> false);
    }
}
