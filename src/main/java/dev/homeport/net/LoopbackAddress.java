package dev.homeport.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The usual loopback address of each family: one of 127.0.0.0/8 (RFC 1122, section 3.2.1.3), and ::1 (RFC 4291, section 2.5.3). */
public final class LoopbackAddress {
    /** 127.0.0.1. */
    public static final InetAddress V4 = address(127, 0, 0, 1);

    /** ::1. */
    public static final InetAddress V6 = address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    private LoopbackAddress() {}

    /** Java writes ::1 as 0:0:0:0:0:0:0:1; people write the two short forms (RFC 5952). Others stay as they are. */
    static String compressed(String host) {
        return switch (host) {
            case "0:0:0:0:0:0:0:1" -> "::1";
            case "0:0:0:0:0:0:0:0" -> "::";
            default -> host;
        };
    }

    private static InetAddress address(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
