package dev.homeport.verb;

import dev.homeport.net.Probed;
import dev.homeport.net.Transport;
import java.time.Duration;

/** What an outcome looks like and what it can mean: one sign often has several causes, and all of them are said. */
final class ProbeWords {
    private final Probed probed;
    private final Transport transport;
    private final Duration within;

    ProbeWords(Probed probed, Transport transport, Duration within) {
        this.probed = probed;
        this.transport = transport;
        this.within = within;
    }

    String title() {
        return switch (probed.outcome()) {
            case REFUSED -> "refuses";
            case TIMED_OUT -> "does not answer";
            case UNREACHABLE -> "is barred";
            case ACCEPTED_SILENT -> "accepts, and is silent";
            case GREETED -> "accepts, and speaks first";
            case CLOSED -> "accepts, and hangs up";
            case RESET -> "accepts, and resets";
            case ANSWERED -> "answers";
            case SILENT -> "is silent";
        };
    }

    String seen() {
        boolean tcp = transport == Transport.TCP;
        return switch (probed.outcome()) {
            case REFUSED -> (tcp ? "RST, or ICMP port unreachable, " : "ICMP port unreachable ") + after();
            case TIMED_OUT -> "no answer to SYN within " + Shown.duration(within);
            case UNREACHABLE -> "the system says \"" + probed.system() + "\" " + after();
            case ACCEPTED_SILENT -> "a handshake, then nothing within 1 s";
            case GREETED -> "a handshake, then " + Shown.count(probed.answer().length(), "byte") + " " + after();
            case CLOSED -> "a handshake, then FIN " + after();
            case RESET -> "a handshake, then RST " + after();
            case ANSWERED -> "a datagram of " + Shown.count(probed.answer().length(), "byte") + " " + after();
            case SILENT -> "no datagram and no ICMP message within " + Shown.duration(within);
        };
    }

    String means() {
        return switch (probed.outcome()) {
            case REFUSED ->
                transport == Transport.TCP
                        ? "nobody listens there (RFC 9293, section 3.10.7.1), or a firewall rejects: REJECT with tcp-reset"
                                + " or port-unreachable looks the same"
                        : "nobody has the port (RFC 1122, section 4.1.3.1), or a firewall's REJECT says so";
            case TIMED_OUT ->
                "a firewall drops what comes (DROP), or the listener's queue is full and the kernel drops the"
                        + " SYN (listen(2))";
            case UNREACHABLE ->
                "a firewall rejects with ICMP host unreachable or prohibited (RFC 1812, section 5.2.7.1), or"
                        + " no route leads there";
            case ACCEPTED_SILENT ->
                "the program waits for the client to speak, as a web server does, or greets later than that; or"
                        + " it hangs, and only the kernel has shaken hands";
            case GREETED -> "the server speaks first, as SSH, SMTP and FTP servers do";
            case CLOSED -> "a program is there, and wants nothing of this client";
            case RESET -> "a program is there, and aborted the connection; or it closed with bytes unread";
            case ANSWERED -> "a program is there, and answers even a datagram of one newline";
            case SILENT ->
                "a program took the datagram and kept quiet, or a firewall dropped it: UDP cannot tell these"
                        + " apart";
        };
    }

    private String after() {
        long micros = probed.took().toNanos() / 1000;
        return "after " + (micros < 1000 ? micros + " µs" : micros / 1000 + " ms");
    }
}
