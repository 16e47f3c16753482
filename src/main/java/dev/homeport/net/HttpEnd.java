package dev.homeport.net;

/** How an HTTP exchange ended. */
public enum HttpEnd {
    /** All of the answer came. */
    WHOLE,
    /** The header section came, and no more was asked for. */
    HEAD,
    /** There is more than is read here. */
    LIMIT,
    REFUSED,
    /** The deadline was over, with the answer not whole. */
    TIMED_OUT,
    /** The peer's FIN came before the answer was whole. */
    CLOSED,
    RESET,
    CANCELLED,
    /** What came is no HTTP/1.x response, or stops being one. */
    NOT_HTTP,
    /** The learner's own accept waits there for whoever connects: nobody was asked. */
    BY_HAND
}
