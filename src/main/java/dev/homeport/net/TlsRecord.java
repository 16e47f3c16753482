package dev.homeport.net;

import java.util.Locale;
import java.util.Optional;

/**
 * What bytes are if they begin as a TLS record does (RFC 9846, section 5.1): the content's type, the version 03 00 to 03 04
 * and a length. Bytes of another protocol can begin so by chance, but text does not.
 */
public enum TlsRecord {
    CLIENT_HELLO,
    SERVER_HELLO,
    ALERT,
    DATA,
    OTHER;

    /** Of a record's header, in bytes. */
    public static final int HEADER = 5;

    /** The part of the header that tells it from other bytes, in bytes. */
    public static final int TYPE_AND_VERSION = 3;

    /** The content types that a record can have: change_cipher_spec to application_data. */
    public static final int LEAST_TYPE = 20;

    public static final int MOST_TYPE = 23;

    /** The kind of the first record; nothing if it is none. */
    public static Optional<TlsRecord> at(Bytes bytes) {
        if (bytes.length() < TYPE_AND_VERSION
                || bytes.at(0) < LEAST_TYPE
                || bytes.at(0) > MOST_TYPE
                || bytes.at(1) != 3
                || bytes.at(2) > 4) {
            return Optional.empty();
        }
        int first = bytes.length() > HEADER ? bytes.at(HEADER) : -1;
        return Optional.of(
                switch (bytes.at(0)) {
                    case 21 -> ALERT;
                    case 22 -> first == 1 ? CLIENT_HELLO : first == 2 ? SERVER_HELLO : OTHER;
                    case 23 -> DATA;
                    default -> OTHER;
                });
    }

    /** The bytes in words, as a sentence; nothing if they begin no record. */
    public static Optional<String> sentence(Bytes bytes) {
        return at(bytes).map(record -> switch (record) {
            case CLIENT_HELLO -> "these bytes begin a TLS ClientHello: whoever sent them wants to speak TLS here";
            case SERVER_HELLO -> "these bytes begin a TLS ServerHello, the answer to a ClientHello";
            case ALERT -> "these bytes are a TLS alert" + alert(bytes) + ": whoever sent them speaks TLS and gives up";
            case DATA -> "these bytes are a TLS record with encrypted data";
            case OTHER -> "these bytes begin a TLS record";
        });
    }

    /** {@code , fatal, unexpected_message}; nothing if it is encrypted or not whole. */
    private static String alert(Bytes bytes) {
        if (bytes.length() < HEADER + 2 || bytes.at(3) != 0 || bytes.at(4) != 2) {
            return "";
        }
        String level = bytes.at(HEADER) == 1 ? "warning" : bytes.at(HEADER) == 2 ? "fatal" : "";
        return level.isEmpty() ? "" : " (" + level + ", " + Alert.name(bytes.at(HEADER + 1)) + ")";
    }

    /** RFC 9846, section 6. */
    private enum Alert {
        CLOSE_NOTIFY(0),
        UNEXPECTED_MESSAGE(10),
        BAD_RECORD_MAC(20),
        RECORD_OVERFLOW(22),
        HANDSHAKE_FAILURE(40),
        BAD_CERTIFICATE(42),
        UNSUPPORTED_CERTIFICATE(43),
        CERTIFICATE_REVOKED(44),
        CERTIFICATE_EXPIRED(45),
        CERTIFICATE_UNKNOWN(46),
        ILLEGAL_PARAMETER(47),
        UNKNOWN_CA(48),
        ACCESS_DENIED(49),
        DECODE_ERROR(50),
        DECRYPT_ERROR(51),
        PROTOCOL_VERSION(70),
        INSUFFICIENT_SECURITY(71),
        INTERNAL_ERROR(80),
        INAPPROPRIATE_FALLBACK(86),
        USER_CANCELED(90),
        MISSING_EXTENSION(109),
        UNSUPPORTED_EXTENSION(110),
        UNRECOGNIZED_NAME(112),
        NO_APPLICATION_PROTOCOL(120);

        private final int code;

        Alert(int code) {
            this.code = code;
        }

        static String name(int code) {
            for (Alert each : values()) {
                if (each.code == code) {
                    return each.name().toLowerCase(Locale.ROOT);
                }
            }
            return "number " + code;
        }
    }
}
