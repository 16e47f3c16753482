package dev.homeport.wire;

import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Transport;
import dev.homeport.net.WireEvent;
import dev.homeport.net.WireEvent.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a wire log by hand: c1 on 40112 connects to web on 62893, which accepts it as c2. Public for the renderers' tests. */
public final class Log {
    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    public static final Endpoint WEB = Endpoint.loopback(62893);
    public static final Endpoint CLIENT = Endpoint.loopback(40112);

    private final List<WireEvent> events = new ArrayList<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<KernelSocket> kernel = new ArrayList<>();

    public Log event(String name, @Nullable Address local, @Nullable Address remote, What what) {
        long number = events.size() + 1L;
        events.add(new WireEvent(number, START.plusMillis(number * number * 7), name, local, remote, what));
        return this;
    }

    public Log c1(What... whats) {
        for (What each : whats) {
            boolean before = each instanceof WireEvent.Connecting
                    || each instanceof WireEvent.Refused
                    || each instanceof WireEvent.TimedOut;
            event("c1", before ? null : CLIENT, WEB, each);
        }
        return this;
    }

    public Log c2(What... whats) {
        for (What each : whats) {
            event("c2", WEB, CLIENT, each);
        }
        return this;
    }

    public Log connected() {
        return c1(new WireEvent.Connecting(), new WireEvent.Connected()).c2(new WireEvent.Accepted("web"));
    }

    public Log socket(String name, SocketKind kind, @Nullable Address local, @Nullable Address remote) {
        ledger.add(new LedgerEntry(name, kind, local, remote, null, true, "typed", START, 1));
        return this;
    }

    public Log row(Endpoint local, Endpoint remote, ConnectionState state) {
        kernel.add(new KernelSocket(Transport.TCP, local, remote, state, Observed.unseen("nobody asked")));
        return this;
    }

    public List<Conversation> conversations() {
        return Conversations.of(events, ledger, Observed.seen(kernel));
    }

    public Conversation only() {
        List<Conversation> all = conversations();
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " conversations");
        }
        return all.get(0);
    }

    public static WireEvent.Sent sent(String text) {
        return new WireEvent.Sent(Bytes.utf8(text), text.length());
    }

    public static WireEvent.Received received(String text) {
        return new WireEvent.Received(Bytes.utf8(text), text.length());
    }
}
