package dev.homeport.code;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketImpl;
import java.rmi.server.RMISocketFactory;

/**
 * The sockets that the JDK makes by itself, such as those of a URL or of RMI: java.net asks a factory for what stands behind
 * them. They are the whole program's, and set once for all: what no snippet asks for gets a socket of the system's.
 */
final class SocketFactories {
    private static final String RMI_HOST = "java.rmi.server.hostname";

    private static boolean set;

    private SocketFactories() {}

    @SuppressWarnings("deprecation") // nothing else reaches what the JDK opens by itself
    static synchronized void set() {
        if (set) {
            return;
        }
        set = true;
        if (System.getProperty(RMI_HOST) == null) {
            // Else a stub names an address of this machine where nobody listens (package java.rmi.server).
            System.setProperty(RMI_HOST, InetAddress.getLoopbackAddress().getHostAddress());
        }
        try {
            Socket.setSocketImplFactory(
                    () -> Benches.findCaller().<SocketImpl>map(LabTcp::new).orElseGet(SystemTcp::new));
            ServerSocket.setSocketFactory(
                    () -> Benches.findCaller().<SocketImpl>map(LabTcp::ofTheJdk).orElseGet(SystemListener::new));
            RMISocketFactory.setSocketFactory(new RmiSockets());
        } catch (IOException alreadySet) {
            // By a program around this one: then what the JDK opens is noticed only once it is open.
        }
    }
}
