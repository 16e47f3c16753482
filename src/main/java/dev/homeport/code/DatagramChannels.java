package dev.homeport.code;

import dev.homeport.lab.GuestSocket;
import dev.homeport.lab.LabException;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** DatagramChannel, entered in the lab: what rewritten snippets call instead. Public for them alone. */
public final class DatagramChannels {
    private static final Map<DatagramChannel, GuestSocket> GUESTS = Collections.synchronizedMap(new WeakHashMap<>());

    private DatagramChannels() {}

    /** DatagramChannel.bind. An address without a host, which Java takes for every one, is 127.0.0.1 here. */
    public static DatagramChannel bind(DatagramChannel channel, @Nullable SocketAddress at) throws IOException {
        if (channel.getLocalAddress() != null || !channel.isOpen()) {
            // Java has its own words for that.
            return channel.bind(at);
        }
        InetSocketAddress where = ListeningChannels.onLoopback((InetSocketAddress) at);
        Bench bench = Benches.ofCaller();
        try {
            GuestSocket guest = bench.lab()
                    .guests()
                    .datagrams(
                            Endpoint.of(where),
                            bench.takeName(),
                            () -> Endpoint.of(
                                    (InetSocketAddress) channel.bind(where).getLocalAddress()),
                            ConnectedChannels.closing(channel),
                            bench.act(null));
            GUESTS.put(channel, guest);
            return channel;
        } catch (LabException e) {
            throw Raise.ofBind(bench, Raise.inJava(e));
        }
    }

    /** DatagramChannel.connect. */
    public static DatagramChannel connect(DatagramChannel channel, SocketAddress to) throws IOException {
        GuestSocket guest = reaching(channel, to);
        channel.connect(to);
        guest.peer(Endpoint.of((InetSocketAddress) to));
        return channel;
    }

    /** DatagramChannel.disconnect. */
    public static DatagramChannel disconnect(DatagramChannel channel) throws IOException {
        channel.disconnect();
        GuestSocket guest = GUESTS.get(channel);
        if (guest != null) {
            guest.peer(null);
        }
        return channel;
    }

    /** DatagramChannel.send. */
    public static int send(DatagramChannel channel, ByteBuffer from, SocketAddress to) throws IOException {
        GuestSocket guest = reaching(channel, to);
        Endpoint target = Endpoint.of((InetSocketAddress) to);
        return (int) guest.sends(false, target, () -> channel.send(from, to), from);
    }

    /** DatagramChannel.receive. */
    public static @Nullable SocketAddress receive(DatagramChannel channel, ByteBuffer into) throws IOException {
        if (channel.getLocalAddress() == null && channel.isOpen()) {
            bind(channel, null);
        }
        ByteBuffer before = into.duplicate();
        SocketAddress from = channel.receive(into);
        if (from != null) {
            byte[] data = new byte[into.position() - before.position()];
            before.get(data);
            received(channel, from, Bytes.of(data));
        }
        return from;
    }

    static void received(DatagramChannel channel, SocketAddress from, Bytes data) {
        GuestSocket guest = GUESTS.get(channel);
        if (guest != null) {
            guest.received(Endpoint.of((InetSocketAddress) from), data, data.length());
        }
    }

    /** DatagramChannel.read. */
    public static int read(DatagramChannel channel, ByteBuffer into) throws IOException {
        GuestSocket guest = GUESTS.get(channel);
        return guest == null ? channel.read(into) : (int) guest.receives(() -> channel.read(into), into);
    }

    /** DatagramChannel.read. */
    public static long read(DatagramChannel channel, ByteBuffer[] into) throws IOException {
        return read(channel, into, 0, into.length);
    }

    /** DatagramChannel.read. */
    public static long read(DatagramChannel channel, ByteBuffer[] into, int offset, int length) throws IOException {
        GuestSocket guest = GUESTS.get(channel);
        return guest == null
                ? channel.read(into, offset, length)
                : guest.receives(
                        () -> channel.read(into, offset, length), ConnectedChannels.some(into, offset, length));
    }

    /** DatagramChannel.write. */
    public static long write(DatagramChannel channel, ByteBuffer[] from) throws IOException {
        return write(channel, from, 0, from.length);
    }

    /** DatagramChannel.write. */
    public static long write(DatagramChannel channel, ByteBuffer[] from, int offset, int length) throws IOException {
        GuestSocket guest = GUESTS.get(channel);
        return guest == null
                ? channel.write(from, offset, length)
                : guest.sends(
                        false,
                        null,
                        () -> channel.write(from, offset, length),
                        ConnectedChannels.some(from, offset, length));
    }

    /** DatagramChannel.write. */
    public static int write(DatagramChannel channel, ByteBuffer from) throws IOException {
        GuestSocket guest = GUESTS.get(channel);
        return guest == null ? channel.write(from) : (int) guest.sends(false, null, () -> channel.write(from), from);
    }

    /** MulticastChannel.join. */
    @SuppressWarnings("DoNotCallSuggester") // snippets call it
    public static MembershipKey join(DatagramChannel channel, InetAddress group, NetworkInterface device)
            throws IOException {
        throw onlyFromOneToOne();
    }

    /** MulticastChannel.join. */
    @SuppressWarnings("DoNotCallSuggester") // snippets call it
    public static MembershipKey join(
            DatagramChannel channel, InetAddress group, NetworkInterface device, InetAddress source)
            throws IOException {
        throw onlyFromOneToOne();
    }

    /** DatagramChannel.close. */
    public static void close(DatagramChannel channel) throws IOException {
        GuestSocket guest = GUESTS.get(channel);
        if (guest == null) {
            channel.close();
        } else {
            guest.close();
        }
    }

    static void entered(DatagramChannel channel, GuestSocket guest) {
        GUESTS.put(channel, guest);
    }

    /** Why there are no groups here. */
    static IOException onlyFromOneToOne() {
        LabException reason = new LabException(
                Trouble.EXPOSED,
                "a group's datagrams would leave this machine: here they go from one to one, on loopback",
                "send to a port of 127.0.0.1 instead");
        return Raise.because(new java.net.SocketException(reason.what()), reason);
    }

    /** Bound before it sends, on loopback: Java would bind it to every address. */
    private static GuestSocket reaching(DatagramChannel channel, SocketAddress to) throws IOException {
        Bench bench = Benches.ofCaller();
        InetSocketAddress inet = (InetSocketAddress) to;
        if (inet.isUnresolved()) {
            throw new java.net.UnknownHostException(inet.getHostString());
        }
        try {
            bench.lab().guests().maySend(Endpoint.of(inet));
        } catch (LabException e) {
            throw Raise.of(bench, e);
        }
        if (channel.getLocalAddress() == null) {
            bind(channel, new InetSocketAddress(inet.getAddress(), 0));
        }
        GuestSocket guest = GUESTS.get(channel);
        if (guest == null) {
            throw new java.net.SocketException("this channel was bound where the playground could not see it");
        }
        return guest;
    }
}
