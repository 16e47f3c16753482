package dev.homeport.servers;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;

/** A UDP server on loopback with a {@link DatagramHabit}: not the lab's. */
public final class UdpServer implements AutoCloseable {
    private final DatagramSocket socket;
    private final Thread thread;
    private volatile int lastPeer;

    private UdpServer(DatagramHabit habit, DatagramSocket socket) {
        this.socket = socket;
        thread = new Thread(() -> serve(habit), "udp server " + habit);
        thread.start();
    }

    public static UdpServer open(DatagramHabit habit) throws IOException {
        return open(habit, "127.0.0.1", 0);
    }

    public static UdpServer open(DatagramHabit habit, String address, int port) throws IOException {
        return new UdpServer(habit, new DatagramSocket(port, InetAddress.getByName(address)));
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The port of who sent last; 0 before the first. */
    public int lastPeer() {
        return lastPeer;
    }

    private void serve(DatagramHabit habit) {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        while (!socket.isClosed()) {
            try {
                packet.setLength(packet.getData().length);
                socket.receive(packet);
                lastPeer = packet.getPort();
                for (byte[] answer : habit.answers(Arrays.copyOf(packet.getData(), packet.getLength()))) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException gone) {
                // The loop's condition tells.
            }
        }
    }

    @Override
    public void close() {
        socket.close();
        try {
            thread.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
