package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.TlsRecord;
import java.util.Arrays;
import javax.net.ssl.SSLException;

/** What a peer sent first: it tells what it speaks if it is not TLS. */
final class FirstBytes {
    private static final int MOST = 64;

    private byte[] kept = new byte[0];

    Bytes all() {
        return Bytes.of(kept);
    }

    /** @param count of bytes that have just come to the end of what waits in the pipe */
    void note(TlsPipe pipe, int count) {
        int more = Math.min(count, MOST - kept.length);
        if (more <= 0) {
            return;
        }
        int had = kept.length;
        kept = Arrays.copyOf(kept, had + more);
        for (int i = 0; i < more; i++) {
            kept[had + i] = pipe.at(pipe.filled() - count + i);
        }
    }

    /** The engine would wait for a record's five bytes of header, and a short line has fewer. */
    void refuseOtherProtocols(TlsPipe pipe, boolean fromServer) throws SSLException {
        boolean ofSsl2 = (kept[0] & 0x80) != 0 && !fromServer;
        boolean record = kept.length < TlsRecord.TYPE_AND_VERSION
                ? kept[0] >= TlsRecord.LEAST_TYPE && kept[0] <= TlsRecord.MOST_TYPE
                : TlsRecord.at(all()).isPresent();
        if (record || ofSsl2) {
            return;
        }
        if (fromServer) {
            throw new SSLException("no TLS record");
        }
        // With a whole header the engine itself says no, and has an alert for the peer.
        while (pipe.filled() < TlsRecord.HEADER) {
            pipe.add((byte) 0);
        }
    }
}
