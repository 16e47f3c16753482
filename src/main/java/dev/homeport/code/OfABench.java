package dev.homeport.code;

/** A loader of rewritten classes: what these open belongs to a prompt. */
interface OfABench {
    /** Its number in {@link Benches}. */
    int bench();
}
