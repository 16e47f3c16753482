package dev.homeport.code;

import dev.homeport.lab.GuestJetty;
import dev.homeport.lab.LabException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.eclipse.jetty.server.Server;

/** Jetty, as {@link Javalins}. Public for rewritten snippets alone. */
public final class JettyServers {
    private static final Map<Server, GuestJetty> GUESTS = Collections.synchronizedMap(new WeakHashMap<>());

    private JettyServers() {}

    /** Server.start. A connector without a host listens on 127.0.0.1, and not on every address. */
    public static void start(Server server) throws Exception {
        Bench bench = Benches.ofCaller();
        if (server.isStarted()) {
            return;
        }
        try {
            GUESTS.put(server, bench.lab().guests().jetty(server, bench.takeName(), bench.act(null)));
        } catch (LabException e) {
            throw Raise.ofBind(bench, e);
        }
    }

    /** Server.stop. */
    public static void stop(Server server) throws Exception {
        GuestJetty guest = GUESTS.remove(server);
        if (guest == null) {
            server.stop();
        } else {
            guest.stop();
        }
    }
}
