package dev.homeport.wire;

import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that went from an end to the other, or happened at one of them.
 *
 * @param number of the wire event that tells it, or from which it follows
 * @param from where it came from, or at which end it happened
 * @param label a few words that fit on an arrow: {@code 6 bytes}, {@code FIN}
 * @param sentence the same for somebody who sees no arrow, without a full stop
 * @param seen whether the log has it; else it follows from RFC 9293
 * @param taken whether the other end's own event is told with it
 * @param data what went, or its beginning; empty where none did, and for what an end took, as its sending shows it
 * @param count how many bytes went
 * @param near the state in which the near end is from now on, where the acts leave only one by RFC 9293, figure 5, and it is
 *     another than before
 * @param far the same of the far end
 */
public record Exchange(
        long number,
        Instant at,
        Side from,
        Kind kind,
        String label,
        String sentence,
        boolean seen,
        boolean taken,
        Bytes data,
        long count,
        @Nullable ConnectionState near,
        @Nullable ConnectionState far) {

    /** What it is. */
    public enum Kind {
        /** A segment of the handshake (RFC 9293, section 3.5). */
        HANDSHAKE,
        DATA,
        /** The end of one direction. */
        FIN,
        RST,
        /** Something else that went over. */
        OTHER,
        /** Bytes that an end took, told apart from their sending because they were cut in another way. */
        TOOK,
        /** Something that an end did or met, and that did not go over. */
        ACT,
        /** Something that an end met and did not want: refused, timed out. */
        TROUBLE;

        /** Whether it went from one end to the other. */
        public boolean crosses() {
            return this == HANDSHAKE || this == DATA || this == FIN || this == RST || this == OTHER;
        }

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
