package dev.homeport.net;

/**
 * One field line of a request or response (RFC 9110, section 5).
 *
 * @param name as it was written
 * @param value without the white space around it; a folded one (RFC 9112, section 5.2) in one line
 */
public record HttpField(String name, String value) {
    /** Names are compared without regard to case (RFC 9110, section 5.1). */
    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        return name + ": " + value;
    }
}
