package dev.homeport.net;

/**
 * Ports from first to last, both included.
 *
 * @param first 0 to 65535
 * @param last first to 65535
 */
public record PortRange(int first, int last) {
    /** @throws IllegalArgumentException if the bounds are out of range or out of order */
    public PortRange {
        if (first < 0 || last > Port.MAX || first > last) {
            throw new IllegalArgumentException(first + "-" + last + " is no port range");
        }
    }

    public boolean contains(int port) {
        return port >= first && port <= last;
    }

    /** How many ports the range holds. */
    public int size() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
