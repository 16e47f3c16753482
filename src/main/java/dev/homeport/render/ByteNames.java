package dev.homeport.render;

/** Bytes as people speak of them: {@code 0a LF}, {@code 68 "h"}. Names from RFC 20, section 4.1. */
final class ByteNames {
    private ByteNames() {}

    /** @param octet 0 to 255 */
    static String of(int octet) {
        String name = switch (octet) {
            case 0 -> "NUL";
            case '\t' -> "TAB";
            case '\n' -> "LF";
            case '\r' -> "CR";
            case 0x1b -> "ESC";
            case ' ' -> "space";
            case 0x7f -> "DEL";
            default -> printable(octet) ? "\"" + (char) octet + "\"" : "";
        };
        return name.isEmpty() ? hex(octet) : hex(octet) + " " + name;
    }

    static boolean printable(int octet) {
        return octet >= ' ' && octet < 0x7f;
    }

    /** Two digits. */
    static String hex(int octet) {
        return "" + Character.forDigit(octet >> 4, 16) + Character.forDigit(octet & 15, 16);
    }
}
