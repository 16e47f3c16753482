package dev.homeport.code;

import dev.homeport.net.LedgerEntry;
import java.io.IOException;

/** Where the prompt's own snippets take the lab's sockets from. Public for them alone. */
public final class Handles {
    private Handles() {}

    /** The variable {@code lab}. */
    public static OpenLab lab(int bench) {
        return new OpenLab(Benches.get(bench));
    }

    /** A listener's variable. */
    public static Listener listener(int bench, String name) throws IOException {
        return Listener.of(Benches.get(bench), entry(bench, name));
    }

    /** A connection's variable. */
    public static Connection connection(int bench, String name) throws IOException {
        return Connection.of(Benches.get(bench), entry(bench, name));
    }

    /** A UDP socket's variable. */
    public static Datagrams datagrams(int bench, String name) throws IOException {
        return Datagrams.of(Benches.get(bench), entry(bench, name));
    }

    /** The variable of what serves by itself. */
    public static Server server(int bench, String name) throws IOException {
        return new Server(new Opened(Benches.get(bench).lab(), entry(bench, name)), entry(bench, name));
    }

    private static LedgerEntry entry(int bench, String name) throws IOException {
        return Benches.get(bench)
                .lab()
                .find(name)
                .filter(LedgerEntry::open)
                .orElseThrow(() -> new IOException(name + " is closed"));
    }
}
