package dev.homeport.net;

/**
 * What a UDP echo server has counted since it was started. Checks' probes are left out.
 *
 * @param received datagrams taken from the kernel
 * @param receivedBytes their payloads' bytes
 * @param sent datagrams handed to the kernel; that they arrived nobody knows
 * @param sentBytes their payloads' bytes
 */
public record DatagramFigures(long received, long receivedBytes, long sent, long sentBytes) {}
