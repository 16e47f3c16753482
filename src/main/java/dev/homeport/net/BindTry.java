package dev.homeport.net;

/**
 * What bind(2) said when a TCP socket with SO_REUSEADDR was bound for an instant, as {@code listen} does it. The one evidence of
 * a socket that is bound and does not listen: Linux lists it in no table under /proc/net.
 *
 * @param system the system's own words where it was not bound; empty otherwise
 */
public record BindTry(Endpoint at, Result result, String system) {
    /** How it came out. */
    public enum Result {
        BOUND,
        /** EADDRINUSE. */
        IN_USE,
        /** EACCES: nothing is known of whether somebody has it. */
        NOT_PERMITTED,
        /** There is no such address here, as where IPv6 is switched off, or the system says something else. */
        NOT_POSSIBLE
    }

    /** One where bind(2) said that the address is in use. */
    public static BindTry inUse(Endpoint at) {
        return new BindTry(at, Result.IN_USE, "");
    }
}
