package dev.homeport.check;

import dev.homeport.net.Address;
import dev.homeport.net.BindTry;
import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Look;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.Snapshot;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Transport;
import dev.homeport.net.WireEvent;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Snapshots made by hand: what a lab would have seen. */
final class Seen {
    static final long MARK = 10;
    static final Observed<Owner> PYTHON =
            Observed.seen(new Owner(4242, "python3.11", "/usr/bin/python3 -m http.server", "ada"));

    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<WireEvent> events = new ArrayList<>();
    private final Map<Look<?>, Observed<?>> answers = new HashMap<>();
    private final List<KernelSocket> table = new ArrayList<>();
    private long number = MARK;

    static Seen nothing() {
        return new Seen();
    }

    /** The kernel's table can be read; it holds what the later calls put there. */
    static Seen table() {
        Seen seen = new Seen();
        seen.answers.put(new Look.KernelTable(), Observed.seen(seen.table));
        return seen;
    }

    static Seen noTable() {
        return new Seen().answer(new Look.KernelTable(), Observed.unseen("this system shows no socket table"));
    }

    static Endpoint at(String host, int port) {
        return Endpoint.of(new InetSocketAddress(host, port));
    }

    Seen row(String host, int port, Observed<Owner> owner) {
        table.add(new KernelSocket(Transport.TCP, at(host, port), null, ConnectionState.LISTEN, owner));
        return this;
    }

    Seen row(int local, int remote, ConnectionState state) {
        table.add(new KernelSocket(
                Transport.TCP,
                Endpoint.loopback(local),
                Endpoint.loopback(remote),
                state,
                Observed.unseen("no owner")));
        return this;
    }

    Seen datagrams(String host, int port, Observed<Owner> owner) {
        table.add(new KernelSocket(Transport.UDP, at(host, port), null, null, owner));
        return this;
    }

    Seen udp(String name, int port, boolean open) {
        return entry(name, SocketKind.DATAGRAM, Endpoint.loopback(port), null, null, open);
    }

    /** A datagram received in this step. */
    Seen datagram(String name, String text) {
        Bytes data = Bytes.utf8(text);
        return event(name, new WireEvent.Received(data, data.length(), true));
    }

    Seen listener(String name, int port, boolean open) {
        return entry(name, SocketKind.LISTENER, Endpoint.loopback(port), null, null, open);
    }

    Seen connection(String name, int local, int remote, boolean open) {
        return entry(name, SocketKind.CONNECTION, Endpoint.loopback(local), Endpoint.loopback(remote), null, open);
    }

    Seen entry(
            String name,
            SocketKind kind,
            @Nullable Address local,
            @Nullable Address remote,
            @Nullable String parent,
            boolean open) {
        ledger.add(new LedgerEntry(name, kind, local, remote, parent, open, "a line", Instant.EPOCH, number + 1));
        return this;
    }

    /** Something that happened in this step. */
    Seen event(String name, WireEvent.What what) {
        number++;
        events.add(
                new WireEvent(number, Instant.EPOCH, name, Endpoint.loopback(40000), Endpoint.loopback(62893), what));
        return this;
    }

    /** The log dropped an event. */
    Seen dropped() {
        number++;
        return this;
    }

    Seen received(String name, String text) {
        Bytes data = Bytes.utf8(text);
        return event(name, new WireEvent.Received(data, data.length()));
    }

    Seen sent(String name, String text) {
        Bytes data = Bytes.utf8(text);
        return event(name, new WireEvent.Sent(data, data.length()));
    }

    /** The port can be bound on 127.0.0.1 and on ::1. */
    Seen bindable(int port) {
        return tries(
                port,
                new BindTry(at("127.0.0.1", port), BindTry.Result.BOUND, ""),
                new BindTry(at("::1", port), BindTry.Result.BOUND, ""));
    }

    Seen tries(int port, BindTry... tries) {
        return answer(new Look.BindTries(port), Observed.seen(List.of(tries)));
    }

    /** A connection of a program's. */
    Seen connection(int local, int remote, ConnectionState state, Observed<Owner> owner) {
        table.add(new KernelSocket(Transport.TCP, Endpoint.loopback(local), Endpoint.loopback(remote), state, owner));
        return this;
    }

    /** A listener that several processes have open. */
    Seen shared(int port, String user, Owner... owners) {
        table.add(new KernelSocket(
                Transport.TCP,
                Endpoint.loopback(port),
                null,
                ConnectionState.LISTEN,
                Observed.seen(owners[0]),
                List.of(owners),
                user));
        return this;
    }

    <T> Seen answer(Look<T> look, Observed<T> answer) {
        answers.put(look, answer);
        return this;
    }

    Snapshot snapshot() {
        return new Snapshot(Instant.EPOCH, MARK, ledger, events, answers);
    }

    /** As if a new step had begun after all that happened. */
    Snapshot inTheNextStep() {
        return new Snapshot(Instant.EPOCH, number, ledger, events, answers);
    }

    static Check check(String sentence) {
        ParsedCheck parsed = Sentences.parse(sentence);
        if (parsed instanceof ParsedCheck.Understood understood) {
            return understood.check();
        }
        throw new AssertionError(sentence + ": " + parsed);
    }

    Verdict judge(String sentence) {
        return check(sentence).judge(snapshot());
    }

    /** The verdict in one line: easy to compare, and it shows every text. */
    String verdict(String sentence) {
        return line(judge(sentence));
    }

    static String line(Verdict verdict) {
        if (verdict instanceof Verdict.Pass pass) {
            return "pass: " + pass.evidence();
        } else if (verdict instanceof Verdict.NotYet notYet) {
            return "not yet: " + line(notYet.finding());
        } else if (verdict instanceof Verdict.Wrong wrong) {
            return "wrong: " + line(wrong.finding());
        }
        return "could not look: " + ((Verdict.CouldNotLook) verdict).reason();
    }

    private static String line(Finding finding) {
        return finding.expected() + " | " + finding.observed() + " | " + finding.next();
    }
}
