package dev.homeport.lab;

import dev.homeport.net.BoundSocket;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Transport;
import dev.homeport.net.Trouble;
import dev.homeport.words.Inert;
import dev.homeport.words.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** All sockets by name, open ones with what must be closed. */
final class Ledger {
    static final int MOST = 1_000;

    private static final class Row {
        LedgerEntry entry;

        @Nullable
        Held held;

        boolean attended;
        int accepted;

        Row(LedgerEntry entry, @Nullable Held held) {
            this.entry = entry;
            this.held = held;
        }
    }

    /** Several labs can be open in one program. */
    private static final Set<Ledger> ALL = Collections.newSetFromMap(new WeakHashMap<>());

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Row> newest = new HashMap<>();
    private final IdentityHashMap<Held, Row> open = new IdentityHashMap<>();
    private final Set<String> reserved = new HashSet<>();
    private final Map<SocketKind, Integer> counters = new EnumMap<>(SocketKind.class);
    private boolean closed;

    /** One that {@link #isInAny} asks, too. */
    static Ledger opened() {
        Ledger ledger = new Ledger();
        synchronized (ALL) {
            ALL.add(ledger);
        }
        return ledger;
    }

    /** Whether a lab of this program has it open. */
    static boolean isInAny(BoundSocket socket) {
        List<Ledger> all;
        synchronized (ALL) {
            all = List.copyOf(ALL);
        }
        return all.stream().anyMatch(each -> each.open().stream().anyMatch(entry -> isOf(entry, socket)));
    }

    /** What listens on either loopback address is one entry with the first. */
    private static boolean isOf(LedgerEntry entry, BoundSocket socket) {
        Endpoint local = entry.local();
        return local != null
                && local.port() == socket.local().port()
                && (local.isLoopback() == socket.local().isLoopback())
                && entry.kind().isDatagram() == (socket.transport() == Transport.UDP);
    }

    /** Takes a name before the act that may fail, so that two acts at once never get the same. */
    synchronized String reserve(@Nullable String wanted, SocketKind kind) throws LabException {
        if (closed) {
            throw new LabException(Trouble.CLOSED, "the lab is closed", "start the program again");
        }
        String name = wanted == null ? automatic(kind) : wanted;
        Names.check(name);
        Row row = newest.get(name);
        if (isTaken(name)) {
            String is = row == null || row.held == null
                    ? "being opened"
                    : "an open " + row.entry.kind().word();
            throw new LabException(
                    Trouble.NAME_IN_USE,
                    "the name " + name + " is in use: it is " + is,
                    "`close " + name + "` first, or choose another name");
        }
        reserved.add(name);
        return name;
    }

    /** The same for what the listener accepts. One that a program attends to is a server: {@code web.1}, {@code web.2}. */
    synchronized String reserveAccepted(@Nullable String wanted, String listener) throws LabException {
        Row row = newest.get(listener);
        if (wanted != null || row == null || !row.attended) {
            return reserve(wanted, SocketKind.CONNECTION);
        }
        String name;
        do {
            row.accepted++;
            name = listener + "." + row.accepted;
        } while (isTaken(name));
        reserved.add(name);
        return name;
    }

    private boolean isTaken(String name) {
        Row row = newest.get(name);
        return reserved.contains(name) || (row != null && row.held != null);
    }

    synchronized void release(String name) {
        reserved.remove(name);
    }

    /** Enters an open socket. If the lab was closed meanwhile the caller must close it. */
    synchronized void open(LedgerEntry entry, Held held) throws LabException {
        if (closed) {
            throw new LabException(Trouble.CLOSED, "the lab was closed meanwhile", "start the program again");
        }
        Row row = new Row(entry, held);
        open.put(held, row);
        add(row);
    }

    /** Enters what never opened, such as a refused connection. */
    synchronized void failed(LedgerEntry entry) {
        add(new Row(entry, null));
    }

    synchronized void closed(Held held) {
        Row row = open.remove(held);
        if (row != null) {
            row.held = null;
            LedgerEntry e = row.entry;
            row.entry = new LedgerEntry(
                    e.name(),
                    e.kind(),
                    e.localAddress(),
                    e.remoteAddress(),
                    e.parent(),
                    false,
                    e.openedBy(),
                    e.openedAt(),
                    e.firstEvent());
        }
    }

    /** The open one with the name. */
    synchronized <T extends Held> T held(String name, Class<T> type, String wanted) throws LabException {
        Row row = newest.get(name);
        if (row == null) {
            throw unknown(name);
        }
        if (row.held == null) {
            throw new LabException(Trouble.CLOSED, name + " is closed", "`sockets` lists what is open");
        }
        if (!type.isInstance(row.held)) {
            if (row.held instanceof Guest || row.held instanceof GuestSocket) {
                throw new LabException(
                        Trouble.WRONG_KIND,
                        name + " was opened by Java, which alone can change it",
                        "`java` has it in its variable; `close " + name + "` ends it");
            }
            if (row.entry.kind().word().equals(wanted)) {
                throw new LabException(
                        Trouble.WRONG_KIND,
                        name + " is run by " + row.entry.parent() + ", which sends and receives on it by itself",
                        "`wire " + name + "` shows its bytes; `close " + name + "` ends it");
            }
            throw new LabException(
                    Trouble.WRONG_KIND,
                    name + " is " + withArticle(row.entry.kind().word()) + ", not " + withArticle(wanted),
                    "`sockets` lists the names and kinds");
        }
        return type.cast(row.held);
    }

    /** All that are open and of that kind. */
    synchronized <T extends Held> List<T> open(Class<T> type) {
        return open.keySet().stream().filter(type::isInstance).map(type::cast).toList();
    }

    synchronized Optional<LedgerEntry> find(String name) {
        return Optional.ofNullable(newest.get(name)).map(row -> row.entry);
    }

    synchronized List<LedgerEntry> all() {
        return rows.stream().map(row -> row.entry).toList();
    }

    synchronized List<LedgerEntry> open() {
        return rows.stream()
                .filter(row -> row.held != null)
                .map(row -> row.entry)
                .toList();
    }

    /** A program takes what comes to the open one with the name, from now on. */
    synchronized void attended(String name) {
        Row row = newest.get(name);
        if (row != null && row.held != null) {
            row.attended = true;
        }
    }

    /** What is open, but for what a program attends to. */
    synchronized List<LedgerEntry> unattended() {
        return rows.stream()
                .filter(row -> row.held != null && !row.attended && !(row.held instanceof Guest))
                .map(row -> row.entry)
                .toList();
    }

    /** No socket is entered after this; returns what is still open, newest first. */
    synchronized List<Held> shut() {
        closed = true;
        List<Held> open = new ArrayList<>();
        for (Row row : rows) {
            if (row.held != null) {
                open.add(row.held);
            }
        }
        Collections.reverse(open);
        return open;
    }

    private void add(Row row) {
        reserved.remove(row.entry.name());
        rows.add(row);
        newest.put(row.entry.name(), row);
        // Where all are open there is none to look for.
        for (int i = 0; rows.size() > Math.max(MOST, open.size()) && i < rows.size(); ) {
            Row oldest = rows.get(i);
            if (oldest.held == null) {
                rows.remove(i);
                newest.remove(oldest.entry.name(), oldest);
            } else {
                i++;
            }
        }
    }

    private String automatic(SocketKind kind) {
        String name;
        do {
            name = kind.prefix() + counters.merge(kind, 1, Integer::sum);
        } while (newest.containsKey(name) || reserved.contains(name));
        return name;
    }

    private LabException unknown(String name) {
        List<String> near = Nearest.to(name, newest.keySet());
        String next = (near.isEmpty() ? "" : "did you mean " + near.get(0) + "? ") + "`sockets` lists the names";
        return new LabException(Trouble.NO_SUCH_SOCKET, "no socket is named " + Inert.line(name), next);
    }

    private static String withArticle(String kind) {
        return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
    }
}
