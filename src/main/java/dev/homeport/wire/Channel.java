package dev.homeport.wire;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.WireEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one socket of the lab had with one peer, in one life of its name. */
final class Channel {
    final String name;
    final Address remote;
    final List<WireEvent> events = new ArrayList<>();
    private @Nullable Address local;

    Channel(String name, Address remote) {
        this.name = name;
        this.remote = remote;
    }

    void add(WireEvent event) {
        events.add(event);
        if (event.localAddress() != null) {
            local = event.localAddress();
        }
    }

    @Nullable
    Address local() {
        return local;
    }

    long first() {
        return events.get(0).number();
    }

    /** Whether it was accepted, and so cannot be who began. */
    boolean accepted() {
        return events.get(0).what() instanceof WireEvent.Accepted;
    }

    boolean has(Class<? extends WireEvent.What> what) {
        return events.stream().anyMatch(each -> what.isInstance(each.what()));
    }

    /** Whether the other one is the same connection, seen from its other end. Unix domain sockets have no name for a client. */
    boolean isOtherEndOf(Channel other) {
        return local instanceof Endpoint mine
                && remote instanceof Endpoint its
                && other.local instanceof Endpoint yours
                && other.remote instanceof Endpoint back
                && isAt(mine, back)
                && isAt(yours, its);
    }

    private static boolean isAt(Endpoint local, Endpoint seen) {
        return local.equals(seen) || (local.isWildcard() && local.port() == seen.port());
    }
}
