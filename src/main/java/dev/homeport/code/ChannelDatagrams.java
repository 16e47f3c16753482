package dev.homeport.code;

import dev.homeport.net.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/** As {@link ChannelSockets}, of UDP: what {@code channel.socket()} gives out. Public for rewritten snippets alone. */
public final class ChannelDatagrams {
    private ChannelDatagrams() {}

    /** DatagramSocket.bind. */
    public static void bind(DatagramSocket socket, @Nullable SocketAddress at) throws SocketException {
        DatagramChannel channel = socket.getChannel();
        if (channel == null) {
            socket.bind(at);
        } else {
            onChannel(() -> DatagramChannels.bind(channel, at));
        }
    }

    /** DatagramSocket.connect. */
    public static void connect(DatagramSocket socket, SocketAddress to) throws SocketException {
        DatagramChannel channel = socket.getChannel();
        if (channel == null) {
            socket.connect(to);
        } else {
            onChannel(() -> DatagramChannels.connect(channel, to));
        }
    }

    /** DatagramSocket.connect. */
    public static void connect(DatagramSocket socket, InetAddress address, int port) {
        if (socket.getChannel() == null) {
            socket.connect(address, port);
            return;
        }
        try {
            connect(socket, new InetSocketAddress(address, port));
        } catch (SocketException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** DatagramSocket.disconnect. */
    public static void disconnect(DatagramSocket socket) {
        DatagramChannel channel = socket.getChannel();
        if (channel == null) {
            socket.disconnect();
            return;
        }
        try {
            DatagramChannels.disconnect(channel);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** DatagramSocket.send. */
    public static void send(DatagramSocket socket, DatagramPacket packet) throws IOException {
        DatagramChannel channel = socket.getChannel();
        if (channel == null) {
            socket.send(packet);
            return;
        }
        ByteBuffer data = ByteBuffer.wrap(packet.getData(), packet.getOffset(), packet.getLength());
        if (packet.getPort() < 0) {
            DatagramChannels.write(channel, data);
        } else {
            DatagramChannels.send(channel, data, packet.getSocketAddress());
        }
    }

    /** DatagramSocket.receive. */
    public static void receive(DatagramSocket socket, DatagramPacket packet) throws IOException {
        DatagramChannel channel = socket.getChannel();
        if (channel != null && !socket.isBound() && !socket.isClosed()) {
            DatagramChannels.bind(channel, null);
        }
        socket.receive(packet);
        if (channel != null) {
            DatagramChannels.received(
                    channel,
                    packet.getSocketAddress(),
                    Bytes.of(packet.getData(), packet.getOffset(), packet.getLength()));
        }
    }

    /** DatagramSocket.joinGroup. */
    public static void joinGroup(DatagramSocket socket, SocketAddress group, NetworkInterface device)
            throws IOException {
        if (socket.getChannel() != null) {
            throw DatagramChannels.onlyFromOneToOne();
        }
        socket.joinGroup(group, device);
    }

    /** DatagramSocket.close. */
    public static void close(DatagramSocket socket) {
        DatagramChannel channel = socket.getChannel();
        if (channel == null) {
            socket.close();
            return;
        }
        try {
            DatagramChannels.close(channel);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Does the same to the channel. */
    private interface Act {
        void run() throws IOException;
    }

    private static void onChannel(Act act) throws SocketException {
        try {
            act.run();
        } catch (SocketException asItIs) {
            throw asItIs;
        } catch (IOException failed) {
            SocketException same = new SocketException(failed.getMessage());
            same.initCause(failed);
            throw same;
        }
    }
}
