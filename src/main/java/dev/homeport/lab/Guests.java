package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.SocketKind;
import io.javalin.Javalin;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a learner's Java opens with libraries of its own, under the lab's rules. */
public final class Guests {
    private final Home home;
    private final Troubles.Holder holder;

    Guests(Home home, Troubles.Holder holder) {
        this.home = home;
        this.holder = holder;
    }

    /** Opens a server. */
    public interface Opening {
        /** @return where it listens */
        Endpoint open() throws IOException;
    }

    /**
     * Whether Java may connect there with a library of its own.
     *
     * @throws LabException EXPOSED: it is not on loopback
     */
    public void mayConnect(Endpoint to) throws LabException {
        Addresses.mayConnect(to);
    }

    /**
     * Starts a web server of Javalin's that Java has made. A connector without a host listens on 127.0.0.1.
     *
     * @throws LabException EXPOSED, NOT_LOCAL, PORT_TAKEN, PERMISSION, NAME_IN_USE, BAD_INPUT
     */
    public GuestJavalin javalin(Javalin app, @Nullable String wanted, Act act) throws LabException {
        return GuestJavalin.start(app, wanted, home, holder, act);
    }

    /**
     * Opens a listener or server and enters it.
     *
     * @param kind LISTENER or WEB_SERVER
     * @param opens binds it; anything that it throws means that it is not open
     * @param closes ends it, in well under a second; called once
     * @throws LabException EXPOSED, NOT_LOCAL, PORT_TAKEN, PERMISSION, NAME_IN_USE
     */
    public Guest listener(
            SocketKind kind, Endpoint at, @Nullable String wanted, int backlog, Opening opens, Runnable closes, Act act)
            throws LabException {
        Addresses.mayListen(at, false);
        String name = home.ledger().reserve(wanted, kind);
        try {
            Endpoint local = opens.open();
            Guest guest = new Guest(name, local, home, closes);
            try {
                home.enterListening(name, kind, local, backlog, act.line(), guest);
            } catch (LabException labClosed) {
                closes.run();
                throw labClosed;
            }
            return guest;
        } catch (IOException failed) {
            throw Troubles.ofBind(failed, at, kind == SocketKind.LISTENER ? "listen" : "serve", holder);
        } finally {
            home.ledger().release(name);
        }
    }
}
