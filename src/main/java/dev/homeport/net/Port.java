package dev.homeport.net;

import java.util.Optional;

/**
 * A TCP or UDP port number (RFC 9293, section 3.1; RFC 6335, section 6).
 *
 * @param number 0 to 65535; 0 in a bind asks the system to choose
 */
public record Port(int number) {
    public static final int MAX = 65535;

    /** @throws IllegalArgumentException if the number is outside 0 to 65535 */
    public Port {
        if (number < 0 || number > MAX) {
            throw new IllegalArgumentException(number + " is not a port: ports are 0 to 65535");
        }
    }

    /** The port written as one to five decimal digits, or empty for anything else. */
    public static Optional<Port> parse(String text) {
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number > MAX ? Optional.empty() : Optional.of(new Port(number));
    }

    /** Which of RFC 6335's three ranges holds this port. */
    public PortClass portClass() {
        for (PortClass each : PortClass.values()) {
            if (each.range().contains(number)) {
                return each;
            }
        }
        throw new IllegalStateException("the three ranges hold every port");
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
