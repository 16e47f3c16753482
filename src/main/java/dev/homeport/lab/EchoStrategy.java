package dev.homeport.lab;

/** One way for an echo server to serve its clients. It owns the server's threads, and the listening socket once started. */
interface EchoStrategy {
    /** Begins to accept. Until then clients wait in the backlog. */
    void start();

    /** Stops accepting, closes all clients and ends all threads, at most until the deadline. */
    void close(Deadline deadline);
}
