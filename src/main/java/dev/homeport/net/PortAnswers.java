package dev.homeport.net;

import java.util.List;

/**
 * What came of asking a port, at each address where the kernel says that somebody has it: another address is another socket.
 *
 * @param asked in the order in which they were asked; an address that refused is left out where another did not
 * @param spared whom nobody asked
 */
public record PortAnswers<A>(List<At<A>> asked, List<Spared> spared) {
    public PortAnswers {
        asked = List.copyOf(asked);
        spared = List.copyOf(spared);
    }

    /** Of one address, and nobody was spared. */
    public static <A> PortAnswers<A> of(Endpoint at, A answer) {
        return new PortAnswers<>(List.of(new At<>(at, Standing.UNKNOWN, answer)), List.of());
    }

    /** What one address answered. */
    public record At<A>(Endpoint endpoint, Standing standing, A answer) {}

    /** What the kernel's table said of the address, after the probe. */
    public enum Standing {
        /** The table cannot be read, or nobody looked. */
        UNKNOWN,
        /** Somebody has the port there. */
        HELD,
        /** Nobody has. */
        FREE,
        /** Nobody has, but somebody at an address that is not on loopback and was not asked. */
        ELSEWHERE,
        /** Somebody had it until the probe's own connection came, and then no more. */
        USED_UP
    }

    /**
     * What the probe did not knock at: it would have taken the place in the queue that a learner's own accept or recv is
     * waiting for.
     *
     * @param endpoint the address that would have been asked
     * @param name the listener or UDP socket behind it
     * @param datagrams whether it is a UDP socket
     * @param through the relays that lead to it, from the port on
     */
    public record Spared(Endpoint endpoint, String name, boolean datagrams, List<String> through) {
        public Spared {
            through = List.copyOf(through);
        }

        /** Why nobody asked, as a clause. */
        public String why() {
            String way = through.isEmpty() ? "" : ", to which " + String.join(" and ", through) + " leads";
            return datagrams
                    ? name + " is a UDP socket" + way + ": each datagram waits for a recv by hand"
                    : name + " is a listener" + way + ": each connection waits for an accept by hand";
        }
    }
}
