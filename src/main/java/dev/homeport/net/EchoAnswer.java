package dev.homeport.net;

import java.time.Duration;

/**
 * What an echo probe saw, in the order of its acts: it listens, it speaks, it takes what it is owed and a little more.
 *
 * @param early what came before the probe had sent anything
 * @param received what came after, up to 64 KiB more than was sent
 * @param end how it ended: COMPLETE where all that was owed had come and the peer kept its end open
 * @param silence how long the peer bore a silent client, where it closed or reset instead; zero where it did not
 */
public record EchoAnswer(Bytes early, Bytes received, ProbeEnd end, Duration silence) {
    public EchoAnswer(Bytes received, ProbeEnd end) {
        this(Bytes.EMPTY, received, end, Duration.ZERO);
    }
}
