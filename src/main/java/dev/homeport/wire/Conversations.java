package dev.homeport.wire;

import dev.homeport.net.Address;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.KernelStates;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.SocketKind;
import dev.homeport.net.SocketPair;
import dev.homeport.net.UnixPath;
import dev.homeport.net.WireEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the wire log together into conversations: both ends of one loopback connection are one. */
public final class Conversations {
    private final Map<Address, LedgerEntry> listening = new HashMap<>();
    private final Set<String> datagrams = new HashSet<>();
    private final Observed<KernelStates> kernel;

    private Conversations(List<LedgerEntry> ledger, Observed<List<KernelSocket>> kernel) {
        for (LedgerEntry each : ledger) {
            Address local = each.localAddress();
            if (each.remoteAddress() == null && local != null) {
                listening.put(local, each);
            }
            if (each.kind() != SocketKind.CONNECTION && !each.kind().listens()) {
                datagrams.add(each.name());
            }
        }
        this.kernel = kernel.match(rows -> Observed.seen(new KernelStates(rows)), Observed::unseen);
    }

    /**
     * All conversations, by their first event.
     *
     * @param events the wire log, oldest first; what was dropped from it is not told
     * @param ledger the lab's sockets, closed ones too
     * @param kernel the kernel's table now
     */
    public static List<Conversation> of(
            List<WireEvent> events, List<LedgerEntry> ledger, Observed<List<KernelSocket>> kernel) {
        return new Conversations(ledger, kernel).all(events);
    }

    private List<Conversation> all(List<WireEvent> events) {
        Set<Channel> alone = new LinkedHashSet<>();
        Map<Ports, List<Channel>> beginners = new HashMap<>();
        List<Conversation> all = new ArrayList<>();
        for (Channel each : Channels.of(events)) {
            Optional<Ports> ports = Ports.of(each);
            List<Channel> could = ports.map(Ports::reversed).map(beginners::get).orElse(List.of());
            // The newest that began before: endpoints are used again, and a connection is accepted after it was made.
            Channel began = null;
            for (Channel other : could) {
                began = other.isOtherEndOf(each) ? other : began;
            }
            if (began != null) {
                could.remove(began);
                alone.remove(began);
                all.add(between(began, each));
                continue;
            }
            alone.add(each);
            if (!each.accepted()) {
                ports.ifPresent(its -> beginners
                        .computeIfAbsent(its, none -> new ArrayList<>(1))
                        .add(each));
            }
        }
        alone.forEach(each -> all.add(of(each)));
        all.sort(Comparator.comparingLong(Conversation::first));
        return all;
    }

    /** The ports of a channel's endpoints. Its address may be a wildcard, which another end sees as one address. */
    private record Ports(int local, int remote) {
        static Optional<Ports> of(Channel channel) {
            return channel.local() instanceof Endpoint local && channel.remote instanceof Endpoint remote
                    ? Optional.of(new Ports(local.port(), remote.port()))
                    : Optional.empty();
        }

        Ports reversed() {
            return new Ports(remote, local);
        }
    }

    private Conversation between(Channel near, Channel far) {
        End left = ours(near);
        End right = ours(far);
        return new Conversation(
                left, right, Story.of(left, right, isTcp(near), near.events, far.events), merged(near, far));
    }

    private Conversation of(Channel channel) {
        End mine = ours(channel);
        End other = other(channel);
        boolean far = channel.accepted();
        End left = far ? other : mine;
        End right = far ? mine : other;
        List<WireEvent> none = List.of();
        List<Exchange> told =
                Story.of(left, right, isTcp(channel), far ? none : channel.events, far ? channel.events : none);
        return new Conversation(left, right, told, channel.events);
    }

    private static List<WireEvent> merged(Channel near, Channel far) {
        List<WireEvent> both = new ArrayList<>(near.events);
        both.addAll(far.events);
        both.sort(Comparator.comparingLong(WireEvent::number));
        return both;
    }

    private End ours(Channel channel) {
        return new End(channel.name, channel.local(), true, now(channel, channel.local(), channel.remote));
    }

    /** Whoever is at the other end: a socket of the lab that has not accepted yet or keeps no log, or another program. */
    private End other(Channel channel) {
        Address remote = channel.remote;
        Optional<LedgerEntry> listens = Optional.ofNullable(listening.get(remote));
        String name = channel.accepted()
                ? client(remote)
                : listens.map(LedgerEntry::name).orElseGet(() -> server(channel));
        return new End(name, remote, false, now(channel, /* local= */ remote, /* remote= */ channel.local()));
    }

    private static String client(Address remote) {
        return remote.equals(UnixPath.UNNAMED) ? End.UNNAMED : End.CLIENT;
    }

    /** No program is there where the connection was refused, or a datagram came back as unreachable. */
    private static String server(Channel channel) {
        boolean closed = channel.has(WireEvent.Refused.class) || channel.has(WireEvent.Unreachable.class);
        boolean portless = channel.remote instanceof UnixPath;
        return closed && !portless && !channel.has(WireEvent.Received.class) ? End.CLOSED_PORT : End.ANOTHER;
    }

    private Observed<ConnectionState> now(Channel channel, @Nullable Address local, @Nullable Address remote) {
        if (!isTcp(channel)) {
            return Observed.unseen("it has no states");
        }
        if (!(local instanceof Endpoint mine) || !(remote instanceof Endpoint its)) {
            return Observed.unseen("it has no pair of endpoints to look for");
        }
        return kernel.match(
                states -> Observed.seen(states.of(new SocketPair(mine, its)).orElse(ConnectionState.CLOSED)),
                Observed::unseen);
    }

    /** Whether it has TCP's states and segments: not a datagram's, and not a Unix domain socket's. */
    private boolean isTcp(Channel channel) {
        return channel.remote instanceof Endpoint && !datagrams.contains(channel.name);
    }
}
