package dev.homeport.lab;

import dev.homeport.net.Certificate;
import dev.homeport.words.Inert;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Certificates as values that anybody may see. What a stranger wrote in them is neutralised and cut short. */
final class Certificates {
    private static final int MOST_NAMES = 20;
    private static final int LONGEST = 200;
    private static final int DNS = 2;
    private static final int IP = 7;

    private Certificates() {}

    static Certificate of(X509Certificate from) {
        return new Certificate(
                shortly(from.getSubjectX500Principal().getName()),
                names(from),
                shortly(from.getIssuerX500Principal().getName()),
                from.getNotBefore().toInstant(),
                from.getNotAfter().toInstant());
    }

    /** DNS names and IP addresses of the subjectAltName (RFC 5280, section 4.2.1.6), at most 20. */
    static List<String> names(X509Certificate from) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = from.getSubjectAlternativeNames();
            for (List<?> each : all == null ? List.<List<?>>of() : all) {
                Object kind = each.get(0);
                if (names.size() < MOST_NAMES && (kind.equals(DNS) || kind.equals(IP))) {
                    names.add(name(kind.equals(IP), each.get(1).toString()));
                }
            }
        } catch (CertificateParsingException broken) {
            return List.of();
        }
        return names;
    }

    private static String name(boolean ip, String text) {
        try {
            // 0:0:0:0:0:0:0:1 is ::1 to everybody else; a literal is not looked up.
            return ip && text.indexOf(':') >= 0 && InetAddress.getByName(text).isLoopbackAddress()
                    ? "::1"
                    : shortly(text);
        } catch (UnknownHostException notOne) {
            return shortly(text);
        }
    }

    private static String shortly(String text) {
        String inert = Inert.line(text);
        return inert.length() <= LONGEST ? inert : inert.substring(0, LONGEST) + "...";
    }
}
