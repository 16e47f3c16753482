package dev.homeport.term;

import dev.homeport.net.Trouble;
import dev.homeport.session.SessionEvent;
import dev.homeport.verb.Report;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines of UTF-8, ended by LF, CRLF or the end of the stream. A bad line costs only itself. */
final class LineSource {
    /** The longest line in bytes, without its end. */
    static final int MOST_BYTES = 65_536;

    private final InputStream in;
    private int number;

    LineSource(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** A line, or why it cannot be one. */
    sealed interface Line {
        /** A line without its end. */
        record Text(String text) implements Line {}

        /** What is wrong, and the next thing to try. */
        record Bad(String what, String next) implements Line {
            static Bad tooLong(String which) {
                return new Bad(which + " is longer than 64 KiB and was not run", "shorten it, or split it");
            }

            SessionEvent event() {
                return new SessionEvent.Reported(new Report.Failure(Trouble.BAD_INPUT, what, next));
            }
        }
    }

    /** The next line, waiting for it; null at the end of the stream. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(128);
        long length = 0;
        int octet = in.read();
        if (octet < 0) {
            return null;
        }
        number++;
        for (; octet >= 0 && octet != '\n'; octet = in.read()) {
            // One more than allowed, for the CR of a CRLF.
            if (length++ <= MOST_BYTES) {
                kept.write(octet);
            }
        }
        byte[] bytes = kept.toByteArray();
        int end = bytes.length;
        if (length == end && end > 0 && bytes[end - 1] == '\r') {
            end--;
            length--;
        }
        if (length > MOST_BYTES) {
            return Line.Bad.tooLong("line " + number);
        }
        return decode(bytes, end);
    }

    /** Forgets what can be read without waiting. */
    void dropTypedAhead() throws IOException {
        while (in.available() > 0) {
            in.skipNBytes(in.available());
        }
    }

    private Line decode(byte[] bytes, int end) {
        int start = number == 1 && startsWithByteOrderMark(bytes, end) ? 3 : 0;
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer from = ByteBuffer.wrap(bytes, start, end - start);
        CharBuffer text = CharBuffer.allocate(end - start);
        CoderResult result = utf8.decode(from, text, true);
        if (result.isError()) {
            int at = from.position();
            return new Line.Bad(
                    String.format(
                            "line %d is not UTF-8 at byte %d (0x%02x) and was not run",
                            number, at + 1, bytes[at] & 0xff),
                    "save the file as UTF-8, or write the byte as \\x" + String.format("%02x", bytes[at] & 0xff));
        }
        return new Line.Text(text.flip().toString());
    }

    private static boolean startsWithByteOrderMark(byte[] bytes, int end) {
        return end >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf;
    }
}
