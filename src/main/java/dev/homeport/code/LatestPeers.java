package dev.homeport.code;

import dev.homeport.lab.Guest;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The clients that servers have heard of latest, so that each connection is told of once. A client that gets the port of one
 * of the latest 512 again is taken for it.
 */
final class LatestPeers {
    private static final int MOST = 512;

    private final Map<Guest, Set<InetSocketAddress>> all = new WeakHashMap<>();

    synchronized boolean isNew(Guest server, InetSocketAddress peer) {
        return all.computeIfAbsent(server, unused -> Collections.newSetFromMap(new Latest()))
                .add(peer);
    }

    private static final class Latest extends LinkedHashMap<InetSocketAddress, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Boolean> eldest) {
            return size() > MOST;
        }
    }
}
