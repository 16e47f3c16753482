package dev.homeport.net;

/**
 * What came back from an echo probe, up to the payload's length, and how it ended.
 *
 * @param onIpv6 whether ::1 was asked, because 127.0.0.1 had refused
 */
public record EchoAnswer(Bytes received, ProbeEnd end, boolean onIpv6) {
    public EchoAnswer(Bytes received, ProbeEnd end) {
        this(received, end, false);
    }
}
