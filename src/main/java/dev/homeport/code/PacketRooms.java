package dev.homeport.code;

import java.net.DatagramPacket;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * How many bytes each packet takes: the length that the program gave it. Receiving sets that length to what came, and Java's own
 * sockets remember the old one in a field that is hidden from others; so it is remembered here.
 */
final class PacketRooms {
    private record Filled(int room, int length) {}

    // A packet is equal to itself only.
    private final Map<DatagramPacket, Filled> filled = new WeakHashMap<>();

    synchronized int of(DatagramPacket packet) {
        Filled before = filled.get(packet);
        return before != null && before.length() == packet.getLength() ? before.room() : packet.getLength();
    }

    /** Sets the packet's length to that of what came. */
    synchronized void fill(DatagramPacket packet, byte[] data) {
        int room = of(packet);
        int length = Math.min(room, data.length);
        System.arraycopy(data, 0, packet.getData(), packet.getOffset(), length);
        packet.setLength(length);
        filled.put(packet, new Filled(room, length));
    }
}
