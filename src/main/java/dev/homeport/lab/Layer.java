package dev.homeport.lab;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The way of bytes between a connection and the kernel: as they are, or encrypted. Waits only where its channel blocks. */
interface Layer {
    /** As {@link java.nio.channels.SocketChannel#read(ByteBuffer)}: 0 if nothing is there yet, -1 at the end of the stream. */
    int read(ByteBuffer into) throws IOException;

    /** How many bytes can be read without waiting, as far as that can be known: at least 0. */
    default int available() throws IOException {
        return 0;
    }

    /** Takes what can go now, and returns how much that was. Some of it may be held back until {@link #flush}. */
    int write(ByteBuffer from) throws IOException;

    /** Hands on what was held back; whether all has gone. */
    boolean flush() throws IOException;

    /** Ends this direction. The other one stays open (RFC 9293, section 3.6.1). */
    void endOutput() throws IOException;

    /** How the stream that was read to its end has ended. */
    StreamEnd end();

    /** Before {@link #farewell}, and without the wire log's lock: waits at most 100 ms until nobody reads or writes any more. */
    default void calm() {}

    /**
     * Before the channel is closed for good, in peace, unless somebody still reads or writes: says goodbye as far as the kernel takes it at once. Does not throw.
     *
     * @return whether a close_notify went; never where it is TCP alone
     */
    boolean farewell();

    /** How a stream of bytes ended. */
    enum StreamEnd {
        FIN,
        /** TLS's own end came (RFC 9846, section 6.1). */
        CLOSE_NOTIFY,
        /** FIN came without it, as anybody on the way could have made it. */
        TRUNCATED
    }
}
