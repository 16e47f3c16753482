package dev.homeport.lab;

import dev.homeport.fault.Faults;
import dev.homeport.net.Address;

/**
 * What a proxy or a tap does and has counted.
 *
 * @param connections relayed now
 * @param accepted in all
 * @param unreached how many of them found no target
 * @param toServer bytes handed to the target
 * @param toClient bytes handed to clients
 */
public record ProxyFigures(
        Address target, Faults faults, int connections, long accepted, long unreached, long toServer, long toClient) {
    /** How many connections one proxy relays at the same time; more wait in the backlog. */
    public static final int MOST_CONNECTIONS = 256;
}
