package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.Certificate;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.TlsFacts;
import dev.homeport.net.WireEvent;
import dev.homeport.verb.Report.Facts.Fact;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** TLS and certificates in words. */
final class TlsWords {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TlsWords() {}

    /** The name or address that must stand in the certificate: what was typed, or the address where that was no host. */
    static String host(EndpointText typed, Endpoint to) {
        String host = typed instanceof EndpointText.At at ? at.host() : "";
        return host.isEmpty() ? to.address().getHostAddress().replace("0:0:0:0:0:0:0:1", "::1") : host;
    }

    /** Said of something that listens. */
    static Optional<Report> server(Lab lab, LedgerEntry entry) {
        return lab.tls()
                .facts(entry.name())
                .map(TlsFacts::certificate)
                .map(it -> new Report.Remark("it speaks TLS, with a certificate for " + names(it) + " until "
                        + time(it.until()) + "; state " + entry.name() + " shows it"));
    }

    /** How another program comes to trust the server. */
    static Report curl(Lab lab, LedgerEntry server) throws LabException {
        return new Report.Done("curl --cacert " + lab.tls().authorityFile() + " " + UnixSocket.url("https", server));
    }

    /** How another program comes to speak with a server that is none of HTTP. */
    static Report openssl(Lab lab, LedgerEntry server) throws LabException {
        Endpoint at = server.local();
        String place =
                at == null || at.isWildcard() ? "localhost" + (at == null ? "" : ":" + at.port()) : Shown.endpoint(at);
        return new Report.Done("openssl s_client -quiet -CAfile " + lab.tls().authorityFile() + " -connect " + place);
    }

    /** Said of a new connection. */
    static Optional<Report> client(Lab lab, LedgerEntry entry, boolean insecure) {
        return lab.tls().facts(entry.name()).map(facts -> new Report.Remark(client(facts, insecure)));
    }

    private static String client(TlsFacts facts, boolean insecure) {
        if (facts.version().isEmpty()) {
            return "the TLS handshake has begun with a ClientHello; it goes on once accept takes the connection at the other"
                    + " end";
        }
        String what = "encrypted with " + facts.version() + ", " + facts.cipherSuite();
        Certificate certificate = facts.certificate();
        String whose = certificate == null ? "" : "; certificate for " + names(certificate);
        String gaveUp = insecure && facts.trust().startsWith("not")
                ? ". What --insecure gives up: knowing who is at the other end. Anybody could be, and read it all"
                : "";
        return what + whose + ", " + facts.trust() + gaveUp;
    }

    /** For {@code state}. */
    static List<Fact> facts(Lab lab, LedgerEntry entry) {
        List<Fact> facts = new ArrayList<>();
        if (entry.open()) {
            lab.tls().facts(entry.name()).ifPresent(it -> add(facts, it));
            if (!facts.isEmpty() && entry.kind().listens()) {
                facts.add(new Fact("authority", authority(lab)));
            }
        }
        return facts;
    }

    /** What another program needs to trust the certificate. */
    private static String authority(Lab lab) {
        try {
            return lab.tls().authorityFile().toString();
        } catch (LabException none) {
            return "no file: " + none.what();
        }
    }

    private static void add(List<Fact> facts, TlsFacts it) {
        facts.add(new Fact(
                "TLS",
                it.version().isEmpty() ? it.stage() : it.version() + ", " + it.cipherSuite() + ": " + it.stage()));
        Certificate certificate = it.certificate();
        if (certificate != null) {
            facts.addAll(of(certificate, it.own()));
        }
        if (!it.trust().isEmpty()) {
            facts.add(new Fact("trust", it.trust()));
        }
    }

    private static List<Fact> of(Certificate it, boolean own) {
        return List.of(
                new Fact("certificate", (own ? "its own: " : "the server's: ") + it.subject()),
                new Fact("names", names(it)),
                new Fact("issuer", it.issuer()),
                new Fact("valid", "from " + time(it.from()) + " until " + time(it.until())));
    }

    /** How the stream ended that was received to its end. */
    static String end(Lab lab, String name) {
        String end = "end of stream: the peer sent FIN";
        for (WireEvent each : lab.events()) {
            if (each.name().equals(name) && each.what() instanceof WireEvent.CloseNotified) {
                end = "end of stream: the peer sent close_notify, so nothing is missing";
            } else if (each.name().equals(name) && each.what() instanceof WireEvent.CutShort) {
                end = "end of stream, cut short: the peer sent FIN without close_notify, so bytes may be missing";
            } else if (each.name().equals(name) && each.what() instanceof WireEvent.PeerClosed) {
                end = "end of stream: the peer sent FIN";
            }
        }
        return end;
    }

    private static String names(Certificate it) {
        return it.names().isEmpty() ? "no name" : Shown.list(it.names(), "and");
    }

    private static String time(Instant at) {
        return MINUTE.format(at);
    }
}
