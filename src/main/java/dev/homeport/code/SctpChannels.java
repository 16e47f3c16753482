package dev.homeport.code;

import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpMultiChannel;
import com.sun.nio.sctp.SctpServerChannel;
import java.net.SocketAddress;

/** SCTP, which the lab does not speak: what rewritten snippets call instead. Public for them alone. */
@SuppressWarnings("DoNotCallSuggester") // snippets call it
public final class SctpChannels {
    private SctpChannels() {}

    /** Each kind has an open() of its own, and a name for it here. */
    public static final class Servers {
        private Servers() {}

        /** SctpServerChannel.open. */
        public static SctpServerChannel open() {
            throw unheld();
        }
    }

    /** As {@link Servers}. */
    public static final class Multis {
        private Multis() {}

        /** SctpMultiChannel.open. */
        public static SctpMultiChannel open() {
            throw unheld();
        }
    }

    /** SctpChannel.open. */
    public static SctpChannel open() {
        throw unheld();
    }

    /** SctpChannel.open. */
    public static SctpChannel open(SocketAddress to, int maxOutStreams, int maxInStreams) {
        throw unheld();
    }

    private static UnsupportedOperationException unheld() {
        return new UnsupportedOperationException(
                "the playground speaks TCP and UDP: SCTP could not be held to loopback here");
    }
}
