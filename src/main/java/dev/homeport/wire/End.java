package dev.homeport.wire;

import dev.homeport.net.Address;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Observed;
import org.jspecify.annotations.Nullable;

/**
 * One end of a conversation.
 *
 * @param name its name in the lab, or what stands for another program's
 * @param address null where it was never seen, as a refused client's own
 * @param ours whether its acts stand in the wire log
 * @param now its state in the kernel's table; CLOSED where the table has no such row, unseen where there is nothing to look for
 */
public record End(String name, @Nullable Address address, boolean ours, Observed<ConnectionState> now) {
    /** The name of an end that is no socket of the lab. */
    public static final String ANOTHER = "another program";

    /** The name of the end that connected to a Unix domain socket: unix(7) gives it no address to tell it by. */
    public static final String UNNAMED = "an unnamed socket";
}
