package dev.homeport.lab;

/** Something open that the lab must close: a listener, a connection or a server. */
interface Held {
    /** Closes it and logs so; a second call does nothing. Does not throw and takes well under a second. */
    void close();
}
