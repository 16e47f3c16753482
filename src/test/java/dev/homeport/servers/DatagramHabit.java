package dev.homeport.servers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a UDP server sends for one datagram. Each has at most one fault. */
public enum DatagramHabit {
    /** Sends it back: RFC 862. */
    ECHO {
        @Override
        List<byte[]> answers(byte[] datagram) {
            return List.of(datagram);
        }
    },
    /** Sends it back twice. */
    TWICE {
        @Override
        List<byte[]> answers(byte[] datagram) {
            return List.of(datagram, datagram);
        }
    },
    /** Sends another one, then sends it back. */
    ANOTHER_FIRST {
        @Override
        List<byte[]> answers(byte[] datagram) {
            return List.of(new byte[] {'o', 'k'}, datagram);
        }
    },
    /** Sends twenty others, then sends it back twice. */
    TWENTY_OTHERS_FIRST {
        @Override
        List<byte[]> answers(byte[] datagram) {
            List<byte[]> answers = new ArrayList<>(Collections.nCopies(20, new byte[] {'o', 'k'}));
            answers.add(datagram);
            answers.add(datagram);
            return answers;
        }
    },
    /** Sends another one. */
    ANOTHER {
        @Override
        List<byte[]> answers(byte[] datagram) {
            return List.of(new byte[] {'n', 'o'});
        }
    },
    /** Sends its whole buffer. */
    WHOLE_BUFFER {
        @Override
        List<byte[]> answers(byte[] datagram) {
            return List.of(java.util.Arrays.copyOf(datagram, 1_024));
        }
    },
    /** Sends nothing: RFC 863. */
    DISCARD {
        @Override
        List<byte[]> answers(byte[] datagram) {
            return List.of();
        }
    };

    abstract List<byte[]> answers(byte[] datagram);
}
