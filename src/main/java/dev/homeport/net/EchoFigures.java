package dev.homeport.net;

import java.util.Map;

/**
 * What an echo server has counted up to one moment. Probes of checks are not counted.
 *
 * @param maxClients how many clients it serves at the same time; more wait in the backlog
 * @param clients being served now
 * @param named how many of them have a name and their events in the wire log
 * @param waiting connections in the backlog: their handshake is done, accept(2) has not taken them; unseen where the system
 *     does not tell
 * @param served accepted in all, those of now too
 * @param received bytes taken from clients
 * @param sent bytes handed to the kernel for clients
 * @param held how often the limit was reached, so that later clients had to wait
 * @param errors how often each kind of error came, by a few words for it
 * @param starved whether it cannot accept now because the system gives no more file descriptors or threads
 * @param logged whether it writes to the wire log
 */
public record EchoFigures(
        EchoMode mode,
        int maxClients,
        int clients,
        int named,
        Observed<Integer> waiting,
        long served,
        long received,
        long sent,
        long held,
        Map<String, Long> errors,
        boolean starved,
        boolean logged) {
    public EchoFigures {
        errors = Map.copyOf(errors);
    }
}
