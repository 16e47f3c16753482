package dev.homeport.lab;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The listening socket of a server with one selector: who may come in, and when. For the selector's thread only. */
final class SelectorDoor {
    /** So that a crowd at the door does not keep those inside waiting. */
    private static final int ACCEPTS_A_ROUND = 256;

    private final EchoDesk desk;
    private final Selector selector;
    private final Consumer<SocketChannel> enter;
    private @Nullable SelectionKey key;
    private int inside;
    private boolean backingOff;

    /** @param enter given each that comes in, whom {@link #left} counts again */
    SelectorDoor(EchoDesk desk, Selector selector, Consumer<SocketChannel> enter) {
        this.desk = desk;
        this.selector = selector;
        this.enter = enter;
    }

    void hang() throws IOException {
        ServerSocketChannel listening = desk.channel();
        listening.configureBlocking(false);
        backingOff = !desk.mayAccept();
        key = listening.register(selector, backingOff ? 0 : SelectionKey.OP_ACCEPT);
    }

    /**
     * One round.
     *
     * @param millis after which it is over even if nothing happens; 0 for never
     */
    void select(Consumer<SelectionKey> ready, long millis) throws IOException {
        if (backingOff) {
            long retry = BlockingAcceptor.RETRY.toMillis();
            selector.select(ready, millis == 0 ? retry : Math.min(millis, retry));
            backingOff = !desk.mayAccept();
            open();
        } else {
            selector.select(ready, millis);
        }
    }

    void accept() {
        int most = desk.settings().maxClients();
        for (int i = 0; i < ACCEPTS_A_ROUND; i++) {
            if (inside >= most) {
                desk.tally().held.incrementAndGet();
                shut();
                return;
            }
            if (!desk.mayAccept()) {
                shut();
                backingOff = true;
                return;
            }
            SocketChannel accepted;
            try {
                accepted = desk.channel().accept();
            } catch (IOException failed) {
                desk.couldNotAccept(failed);
                shut();
                backingOff = true;
                return;
            }
            if (accepted == null) {
                return;
            }
            enter.accept(accepted);
        }
    }

    void entered() {
        inside++;
    }

    void left() {
        inside--;
    }

    void open() {
        SelectionKey it = key;
        if (it != null
                && it.isValid()
                && !backingOff
                && inside < desk.settings().maxClients()) {
            it.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private void shut() {
        SelectionKey it = key;
        if (it != null) {
            it.interestOps(0);
        }
    }
}
