package dev.homeport.code;

import java.net.InetAddress;
import java.net.ServerSocket;

/** A program that listens until its input ends. */
final class Listens {
    private Listens() {}

    public static void main(String[] arguments) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.out.println(listener.getLocalPort());
            System.in.read();
        }
    }
}
