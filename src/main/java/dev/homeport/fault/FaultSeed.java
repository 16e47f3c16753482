package dev.homeport.fault;

import java.util.Random;
import java.util.SplittableRandom;

/** One seed for each use of a fault, so that the third connection's delays are the same in every run. */
public final class FaultSeed {
    private FaultSeed() {}

    /** @param forServer whether it acts on what goes to the server */
    public static Random random(long labSeed, long connection, boolean forServer, Fault fault) {
        long seed = labSeed * 31
                + connection * 1_000_003
                + (forServer ? 1 : 2)
                + fault.word().hashCode();
        // Random's first numbers are all but the same for seeds that are neighbours: both ways would wait alike.
        return new Random(new SplittableRandom(seed).nextLong());
    }
}
