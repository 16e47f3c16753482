package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A Javalin that a learner's Java made: its doors are entered before it starts. */
public final class GuestJavalin {
    private final Javalin app;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final JettyDoors doors;

    private GuestJavalin(Javalin app, @Nullable String wanted, Home home, Troubles.Holder holder, Act act) {
        this.app = app;
        this.doors = new JettyDoors(wanted, home, holder, act, this::stop);
    }

    static GuestJavalin start(Javalin app, @Nullable String wanted, Home home, Troubles.Holder holder, Act act)
            throws LabException {
        GuestJavalin guest = new GuestJavalin(app, wanted, home, holder, act);
        // It would complain after five seconds, on a thread that keeps the program alive.
        app.unsafe.startup.startupWatcherEnabled = false;
        // By then Javalin has made all connectors, also those of the learner's own, and has bound none.
        app.unsafe.events.serverStarting(guest::open);
        app.unsafe.requestLogger.http((request, millis) -> guest.answered(request));
        boolean started = false;
        try {
            app.start();
            started = true;
            return guest;
        } catch (RuntimeException failed) {
            for (Throwable each = failed; each != null; each = each.getCause()) {
                if (each instanceof Refusal refusal) {
                    throw refusal.reason;
                }
            }
            throw failed;
        } finally {
            if (!started) {
                guest.stop();
            }
        }
    }

    /** Ends it; a second call does nothing. */
    public void stop() {
        if (stopped.compareAndSet(false, true)) {
            try {
                app.stop();
            } finally {
                doors.close();
            }
        }
    }

    private void open() {
        try {
            doors.open(app.jettyServer().server());
        } catch (LabException refused) {
            throw new Refusal(refused);
        }
    }

    @Override
    public String toString() {
        return doors.toString();
    }

    private void answered(Context request) {
        String query = request.req().getQueryString();
        String target = request.req().getRequestURI() + (query == null ? "" : "?" + query);
        if (WebAnswers.peer(request) instanceof Endpoint peer) {
            doors.answered(WebAnswers.local(request), peer, WebAnswers.answered(request, target, request.statusCode()));
        }
    }

    /** Carries the lab's reason through Javalin, which knows only unchecked ones. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient LabException reason;

        Refusal(LabException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
