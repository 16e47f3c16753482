package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;

/** A Jetty that a learner's Java made without Javalin. */
public final class GuestJetty {
    private final Server server;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final JettyDoors doors;

    private GuestJetty(Server server, @Nullable String wanted, Home home, Troubles.Holder holder, Act act) {
        this.server = server;
        this.doors = new JettyDoors(wanted, home, holder, act, this::stopQuietly);
    }

    static GuestJetty start(Server server, @Nullable String wanted, Home home, Troubles.Holder holder, Act act)
            throws Exception {
        GuestJetty guest = new GuestJetty(server, wanted, home, holder, act);
        boolean started = false;
        try {
            guest.doors.open(server);
            RequestLog theirs = server.getRequestLog();
            RequestLog ours = guest::answered;
            server.setRequestLog(theirs == null ? ours : new RequestLog.Collection(theirs, ours));
            server.start();
            started = true;
            return guest;
        } finally {
            if (!started) {
                guest.stopQuietly();
            }
        }
    }

    /**
     * Ends it; a second call does nothing.
     *
     * @throws Exception as Jetty does
     */
    public void stop() throws Exception {
        if (stopped.compareAndSet(false, true)) {
            try {
                server.stop();
            } finally {
                doors.close();
            }
        }
    }

    private void stopQuietly() {
        try {
            stop();
        } catch (Exception atTheEnd) {
            // It is closed all the same: its doors are.
        }
    }

    @Override
    public String toString() {
        return doors.toString();
    }

    private void answered(Request request, Response response) {
        if (Addresses.of(request.getConnectionMetaData().getRemoteSocketAddress()) instanceof Endpoint peer) {
            doors.answered(
                    Addresses.of(request.getConnectionMetaData().getLocalSocketAddress()),
                    peer,
                    JettyRequest.answered(request, request.getHttpURI().getPathQuery(), response.getStatus()));
        }
    }
}
