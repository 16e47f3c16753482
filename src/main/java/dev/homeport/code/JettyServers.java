package dev.homeport.code;

import dev.homeport.lab.GuestJetty;
import dev.homeport.lab.LabException;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.Container;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/** Jetty, as {@link Javalins}. Public for rewritten snippets alone. */
public final class JettyServers {
    /** The lab has it while it runs; from here it would keep its key for ever. */
    private static final Map<Server, WeakReference<GuestJetty>> GUESTS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private JettyServers() {}

    /** Server.start. A connector without a host listens on 127.0.0.1, and not on every address. */
    public static void start(Server server) throws Exception {
        Bench bench = Benches.ofCaller();
        if (server.isStarted()) {
            return;
        }
        try {
            GUESTS.put(
                    server, new WeakReference<>(bench.lab().guests().jetty(server, bench.takeName(), bench.act(null))));
        } catch (LabException e) {
            throw Raise.ofBind(bench, e);
        }
    }

    /** Server.stop. */
    public static void stop(Server server) throws Exception {
        GuestJetty guest = guest(server);
        if (guest == null) {
            server.stop();
        } else {
            guest.stop();
        }
    }

    /** LifeCycle.start, where the snippet names no more than that. */
    public static void start(LifeCycle any) throws Exception {
        if (any instanceof Server server) {
            start(server);
        } else {
            refuse(any);
            any.start();
        }
    }

    /** LifeCycle.stop. */
    public static void stop(LifeCycle any) throws Exception {
        if (any instanceof Server server) {
            stop(server);
        } else {
            any.stop();
        }
    }

    /** LifeCycle.start, the static one. */
    public static void start(Object any) {
        try {
            if (any instanceof LifeCycle known) {
                start(known);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** NetworkConnector.open. */
    public static void open(NetworkConnector connector) {
        refuse(connector);
    }

    /** By itself it would listen on every address, and the lab would not know of it. */
    private static void refuse(Object any) {
        boolean opens = isDoor(any)
                || (any instanceof Container container
                        && container.getContainedBeans(Connector.class).stream().anyMatch(JettyServers::isDoor));
        if (opens) {
            throw new IllegalStateException(
                    "a connector is opened by its Server's start(), which keeps it on loopback");
        }
    }

    private static boolean isDoor(Object any) {
        return any instanceof Connector && !(any instanceof LocalConnector);
    }

    /** What the prompt shows for it; null for Jetty's own words. */
    static @Nullable String shown(Object server) {
        GuestJetty guest = server instanceof Server jetty ? guest(jetty) : null;
        return guest == null ? null : guest.toString();
    }

    private static @Nullable GuestJetty guest(Server server) {
        WeakReference<GuestJetty> known = GUESTS.get(server);
        return known == null ? null : known.get();
    }
}
