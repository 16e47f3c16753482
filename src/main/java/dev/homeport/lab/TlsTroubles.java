package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.TlsRecord;
import dev.homeport.net.Trouble;
import dev.homeport.words.Inert;
import dev.homeport.words.Reason;
import dev.homeport.words.Span;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why there is no TLS, in the learner's words. */
final class TlsTroubles {
    private static final String RECEIVED_ALERT = "received fatal alert: ";
    private static final int MOST_QUOTED = 24;

    private TlsTroubles() {}

    static LabException stalled(String name, Bytes first, Duration within) {
        String what = first.isEmpty()
                ? "the other end of " + name + " said nothing"
                : "the other end of " + name + " stopped in the middle of the TLS handshake";
        return new LabException(
                Trouble.TIMED_OUT,
                what + " within " + Span.of(within),
                "both ends must speak TLS, and at the same time");
    }

    static LabException of(IOException failed, String name, TlsSide side, Bytes first) {
        if (Troubles.isReset(failed) || Troubles.isBrokenPipe(failed)) {
            return new LabException(
                    Trouble.RESET,
                    name + " was reset in the TLS handshake",
                    "a program that does not speak TLS may do so: try without --tls",
                    failed);
        }
        String reason = Reason.of(failed);
        String alert = alertIn(reason);
        if (!alert.isEmpty()) {
            return refused(name, side, alert, failed);
        }
        if (side instanceof TlsSide.Client client) {
            String objection = client.judge().objection();
            if (objection != null) {
                return new LabException(
                        Trouble.NOT_TRUSTED,
                        "the certificate of " + client.host() + ":" + client.port() + " is not trusted: " + objection,
                        "`connect " + Addresses.typed(client.host(), client.port())
                                + " --tls --insecure` goes on all the same, without knowing to whom",
                        failed);
            }
        }
        if (!first.isEmpty() && TlsRecord.at(first).isEmpty()) {
            String begins = Inert.bytes(
                    first.slice(0, Math.min(first.length(), MOST_QUOTED)).toArray());
            return new LabException(
                    Trouble.NOT_TLS,
                    "the other end of " + name + " does not speak TLS: what it sent begins \"" + begins + "\"",
                    side instanceof TlsSide.Client
                            ? "`connect` without --tls speaks its language"
                            : "its client must speak TLS: `connect PORT --tls`, or https",
                    failed);
        }
        if (side instanceof TlsSide.Client && reason.contains("client_hello")) {
            return new LabException(
                    Trouble.NOT_TLS,
                    "the other end of " + name + " sent the ClientHello back: it echoes, and does not speak TLS",
                    "`connect` without --tls speaks its language",
                    failed);
        }
        if (failed instanceof EOFException) {
            return new LabException(
                    Trouble.CLOSED,
                    "the other end of " + name + " closed "
                            + (first.isEmpty() ? "instead of speaking TLS" : "in the middle of the TLS handshake"),
                    "it may not speak TLS: try without --tls",
                    failed);
        }
        return new LabException(
                Trouble.NOT_TLS,
                "no TLS handshake on " + name + ": " + Inert.line(reason),
                "`wire " + name + "` shows how far it went",
                failed);
    }

    /**
     * The peer's alert after the handshake; null if that is not what happened. Of TLS 1.3 a client is through before the server
     * has looked at its certificate (RFC 9846, section 4.4).
     */
    static @Nullable LabException ofAlert(IOException failed, String name) {
        String alert = alertIn(Reason.of(failed));
        return alert.isEmpty()
                ? null
                : new LabException(
                        Trouble.NOT_TLS,
                        "the other end of " + name + " ended TLS: its alert says " + alert,
                        "it may want a certificate of its client",
                        failed);
    }

    private static LabException refused(String name, TlsSide side, String alert, IOException failed) {
        boolean aboutTrust = side instanceof TlsSide.Server
                && (alert.startsWith("certificate") || alert.startsWith("bad_cert") || alert.equals("unknown_ca"));
        return aboutTrust
                ? new LabException(
                        Trouble.NOT_TRUSTED,
                        "the client of " + name + " does not trust the certificate: its alert says " + alert,
                        "give it the authority's file, which `state` of the server names",
                        failed)
                : new LabException(
                        Trouble.NOT_TLS,
                        "the other end of " + name + " gave the TLS handshake up: its alert says " + alert,
                        "both ends must agree on a version, a cipher suite and a certificate",
                        failed);
    }

    /** The name of the peer's alert, which the JDK tells in a sentence only; empty if that is not what happened. */
    private static String alertIn(String reason) {
        int at = reason.toLowerCase(java.util.Locale.ROOT).indexOf(RECEIVED_ALERT);
        return at < 0 ? "" : Inert.line(reason.substring(at + RECEIVED_ALERT.length()));
    }
}
