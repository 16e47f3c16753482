package dev.homeport.net;

/**
 * What a process has open to whoever comes: a TCP listener, or a UDP socket without a peer.
 *
 * @param id tells it from another that has the same address later
 */
public record BoundSocket(Transport transport, Endpoint local, long pid, String id) {}
