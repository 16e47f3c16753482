package dev.homeport.lab;

import dev.homeport.net.LoopbackAddress;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The certificate authority of one playground: signs certificates for localhost. Its key is in memory only and goes with it.
 * Even a program that was told to trust it for ever would trust it for this machine's own names alone (name constraints, RFC
 * 5280, section 4.2.1.10).
 */
final class Authority {
    static final Duration LIFE = Duration.ofDays(7);
    static final Duration LIFE_OF_A_SERVER = Duration.ofDays(1);

    /** Clocks that are a little late must not find a certificate of the future. */
    private static final Duration BEFOREHAND = Duration.ofHours(1);

    private static final String COMMON_NAME = "2.5.4.3";
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final int DNS = 2;
    private static final int IP = 7;

    private final SecureRandom random = new SecureRandom();
    private final String name;
    private final PrivateKey key;
    private final X509Certificate certificate;

    /** A certificate with the key that it speaks for. */
    record Identity(PrivateKey key, X509Certificate certificate) {}

    Authority() throws GeneralSecurityException {
        KeyPair pair = newPair();
        byte[] mark = new byte[4];
        random.nextBytes(mark);
        // Two playgrounds at once: the same name with another key would make a confusing error.
        name = "Homeport playground " + HexFormat.of().formatHex(mark);
        key = pair.getPrivate();
        certificate = sign(
                name,
                pair.getPublic(),
                LIFE,
                extension("2.5.29.19", true, Der.sequence(Der.yes(), Der.integer(BigInteger.ZERO))),
                // keyCertSign and cRLSign.
                extension("2.5.29.15", true, Der.flags(0b0000_0110, 1)),
                extension("2.5.29.14", false, Der.octets(idOf(pair.getPublic()))),
                extension("2.5.29.30", true, Der.sequence(Der.explicit(0, onlyLoopback()))));
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** A new key, and a certificate for localhost, 127.0.0.1 and ::1 (RFC 9525: names stand in subjectAltName). */
    Identity forLocalhost() throws GeneralSecurityException {
        KeyPair pair = newPair();
        byte[] names = Der.sequence(
                dns("localhost"),
                Der.implicit(IP, LoopbackAddress.V4.getAddress()),
                Der.implicit(IP, LoopbackAddress.V6.getAddress()));
        X509Certificate signed = sign(
                "localhost",
                pair.getPublic(),
                LIFE_OF_A_SERVER,
                extension("2.5.29.17", false, names),
                extension("2.5.29.15", true, Der.flags(0b1000_0000, 7)),
                // serverAuth.
                extension("2.5.29.37", false, Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))),
                extension("2.5.29.14", false, Der.octets(idOf(pair.getPublic()))),
                extension("2.5.29.35", false, Der.sequence(Der.implicit(0, idOf(certificate.getPublicKey())))));
        return new Identity(pair.getPrivate(), signed);
    }

    /** The authority's certificate as other programs read it (RFC 7468). */
    String pem() throws GeneralSecurityException {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private X509Certificate sign(String subject, PublicKey holder, Duration life, byte[]... extensions)
            throws GeneralSecurityException {
        Instant now = Instant.now();
        byte[] toSign = Der.sequence(
                Der.explicit(0, Der.integer(BigInteger.TWO)),
                // RFC 5280, section 4.1.2.2: positive, at most 20 octets, not to be guessed.
                Der.integer(new BigInteger(127, random).add(BigInteger.ONE)),
                ECDSA_WITH_SHA256,
                named(name),
                Der.sequence(Der.time(now.minus(BEFOREHAND)), Der.time(now.plus(life))),
                named(subject),
                holder.getEncoded(),
                Der.explicit(3, Der.sequence(extensions)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(toSign);
        byte[] whole = Der.sequence(toSign, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private static byte[] named(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8(commonName))));
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value))
                : Der.sequence(Der.oid(oid), Der.octets(value));
    }

    private static byte[][] onlyLoopback() {
        byte[] v4 = {127, 0, 0, 0, (byte) 255, 0, 0, 0};
        byte[] v6 = new byte[32];
        System.arraycopy(LoopbackAddress.V6.getAddress(), 0, v6, 0, 16);
        Arrays.fill(v6, 16, 32, (byte) 0xff);
        return new byte[][] {
            Der.sequence(dns("localhost")), Der.sequence(Der.implicit(IP, v4)), Der.sequence(Der.implicit(IP, v6))
        };
    }

    private static byte[] dns(String host) {
        return Der.implicit(DNS, host.getBytes(StandardCharsets.US_ASCII));
    }

    /** Any short mark of the key will do: RFC 5280, section 4.2.1.2. */
    private static byte[] idOf(PublicKey holder) throws GeneralSecurityException {
        return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(holder.getEncoded()), 20);
    }
}
