package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.Exam;
import dev.homeport.net.Exam.Result;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Whether loopback works: a listener, a client, and a byte each way. */
final class LoopbackExam {
    private static final int WITHIN_MS = 3000;
    private static final String EXPECTED = "a byte goes each way";

    private LoopbackExam() {}

    static Exam v4() {
        return on("loopback IPv4", LoopbackAddress.V4, Result.PROBLEM, "`ip addr show lo` or ifconfig lo0: is it up?");
    }

    static Exam v6() {
        return on(
                "loopback IPv6",
                LoopbackAddress.V6,
                Result.WARNING,
                "lessons use IPv4; only what names ::1 needs this");
    }

    private static Exam on(String name, InetAddress address, Result where, String next) {
        try (ServerSocket listener = new ServerSocket()) {
            listener.setSoTimeout(WITHIN_MS);
            listener.bind(new InetSocketAddress(address, 0), 1);
            try (Socket client = new Socket()) {
                client.setSoTimeout(WITHIN_MS);
                client.connect(listener.getLocalSocketAddress(), WITHIN_MS);
                try (Socket server = listener.accept()) {
                    server.setSoTimeout(WITHIN_MS);
                    client.getOutputStream().write('>');
                    int there = server.getInputStream().read();
                    server.getOutputStream().write('<');
                    int back = client.getInputStream().read();
                    return there == '>' && back == '<'
                            ? Exam.ok(name, EXPECTED)
                            : new Exam(name, where, EXPECTED, "other bytes came than were sent", next);
                }
            }
        } catch (IOException failed) {
            String host = Addresses.hostOf(new Endpoint(address, 1));
            return new Exam(name, where, EXPECTED, host + ": " + Reason.of(failed), next);
        }
    }
}
