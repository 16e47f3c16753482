package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.EchoFigures;
import dev.homeport.net.EchoMode;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Observed;
import dev.homeport.net.TlsFacts;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Sends back what it gets (RFC 862), by one of several strategies. */
final class EchoServer implements Held {
    private final String name;
    private final Address local;
    private final Home home;
    private final EchoDesk desk;
    private final EchoStrategy strategy;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param channel bound already
     * @param side null for TCP alone
     * @throws IOException if the strategy needs what the system does not give
     */
    EchoServer(
            String name,
            ServerSocketChannel channel,
            Address local,
            Home home,
            String line,
            EchoSettings settings,
            TlsSide.@Nullable Server side)
            throws IOException {
        this.name = name;
        this.local = local;
        this.home = home;
        desk = new EchoDesk(name, channel, home, line, settings, side);
        strategy = switch (settings.mode()) {
            case ONE -> new OneAtATime(desk);
            case THREADS, VIRTUAL -> new ThreadEach(desk);
            case SELECTOR -> side == null ? new OneSelector(desk) : new TlsSelector(desk, side);
        };
    }

    /** A selector accepts as fast as many can knock. The system's own limit applies, too: net.core.somaxconn on Linux. */
    static int backlog(EchoMode mode) {
        return mode == EchoMode.SELECTOR ? 4_096 : 512;
    }

    void start() {
        strategy.start();
    }

    EchoFigures figures() {
        EchoSettings settings = desk.settings();
        EchoTally tally = desk.tally();
        return new EchoFigures(
                settings.mode(),
                settings.maxClients(),
                tally.clients.get(),
                tally.named.get(),
                waiting(),
                tally.served.get(),
                tally.received.get(),
                tally.sent.get(),
                tally.held.get(),
                tally.errors(),
                desk.isStarved(),
                settings.logged());
    }

    private Observed<Integer> waiting() {
        return local instanceof Endpoint at
                ? AcceptQueue.lengthAt(at)
                : Observed.unseen("the system tells it of TCP only");
    }

    @Override
    public @Nullable TlsFacts tls() {
        TlsSide.Server side = desk.side();
        return side == null ? null : side.facts();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        strategy.close(Deadline.after(Lab.CLOSING));
        UnixFolder.removeFile(local);
        home.closed(name, local, this);
    }
}
