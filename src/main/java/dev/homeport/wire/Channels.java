package dev.homeport.wire;

import dev.homeport.net.Address;
import dev.homeport.net.WireEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts events into what each socket had with each peer. A name that is used again begins a new life. */
final class Channels {
    private final Map<String, Map<Address, Channel>> open = new LinkedHashMap<>();
    private final List<Channel> all = new ArrayList<>();

    static List<Channel> of(List<WireEvent> events) {
        Channels channels = new Channels();
        events.forEach(channels::add);
        return channels.all;
    }

    private void add(WireEvent event) {
        Address remote = event.remoteAddress();
        if (begins(event.what())) {
            open.remove(event.name());
        }
        Map<Address, Channel> mine = open.computeIfAbsent(event.name(), name -> new LinkedHashMap<>());
        if (remote == null) {
            // What a listener did itself belongs to none of its clients; what a datagram socket did, to all its peers.
            toAll(mine.values(), event);
            return;
        }
        Channel channel = mine.get(remote);
        if (channel == null || event.what() instanceof WireEvent.Accepted) {
            channel = new Channel(event.name(), remote);
            mine.put(remote, channel);
            all.add(channel);
        }
        channel.add(event);
    }

    private static void toAll(Collection<Channel> channels, WireEvent event) {
        for (Channel each : channels) {
            if (!each.accepted()) {
                each.add(event);
            }
        }
    }

    private static boolean begins(WireEvent.What what) {
        return what instanceof WireEvent.Connecting
                || what instanceof WireEvent.Bound
                || what instanceof WireEvent.BindRefused;
    }
}
