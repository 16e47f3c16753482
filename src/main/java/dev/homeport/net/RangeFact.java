package dev.homeport.net;

import java.util.List;

/**
 * A set of ports that this system treats in its own way.
 *
 * @param name a few words
 * @param ranges which ports; empty for none
 * @param meaning what it means for them, a few words
 * @param source where it is read or written down
 */
public record RangeFact(String name, Observed<List<PortRange>> ranges, String meaning, String source) {}
