package dev.homeport.net;

import java.time.Instant;
import java.util.List;

/**
 * What an X.509 certificate says of its holder (RFC 5280). All text in it is its maker's: neutralise before showing.
 *
 * @param subject the holder's distinguished name
 * @param names the DNS names and IP addresses of its subjectAltName, by which clients know it (RFC 9525)
 * @param issuer the distinguished name of who signed it
 */
public record Certificate(String subject, List<String> names, String issuer, Instant from, Instant until) {
    public Certificate {
        names = List.copyOf(names);
    }
}
