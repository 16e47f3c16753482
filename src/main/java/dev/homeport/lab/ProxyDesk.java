package dev.homeport.lab;

import dev.homeport.fault.Faults;
import dev.homeport.net.Address;
import java.nio.channels.Selector;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of one proxy share.
 *
 * @param line that opened it
 * @param faults those of now
 * @param feed shows what passes; null for a plain proxy
 */
record ProxyDesk(
        String name,
        Address target,
        String line,
        Home home,
        long seed,
        Selector selector,
        Supplier<Faults> faults,
        ProxyTally tally,
        @Nullable TapFeed feed) {}
