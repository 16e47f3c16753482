package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.TlsRecord;
import dev.homeport.words.Inert;
import java.nio.charset.StandardCharsets;

/** What a server speaks that does not answer with HTTP/1.x, by its first bytes. */
final class OtherProtocol {
    private static final int SHOWN = 32;
    private static final int HTTP_2_FRAME_HEADER = 9;
    private static final int SETTINGS = 4;

    private OtherProtocol() {}

    /** A clause about what came. */
    static String of(Bytes first) {
        String text = new String(first.toArray(), StandardCharsets.ISO_8859_1);
        if (TlsRecord.at(first).isPresent()) {
            return "a TLS " + (first.at(0) == 21 ? "alert" : "record") + " came: ask with https";
        }
        if (isSettings(first)) {
            return "HTTP/2 frames came (RFC 9113), and HTTP/1.1 was asked for";
        }
        if (text.startsWith("SSH-")) {
            return "an SSH server's banner came: " + shown(first);
        }
        if (text.startsWith("220 ") || text.startsWith("220-")) {
            return "the greeting of an FTP or mail server came: " + shown(first);
        }
        if (text.startsWith("RTSP/") || text.startsWith("SIP/") || text.startsWith("ICY ")) {
            return "an answer of another protocol came: " + shown(first);
        }
        return first.isEmpty() || text.startsWith("\n") || text.startsWith("\r")
                ? "an empty line came where the status line should be"
                : "no status line came, but " + shown(first);
    }

    /** The first frame of a server's preface (RFC 9113, section 3.4): of type SETTINGS, on stream 0. */
    private static boolean isSettings(Bytes first) {
        return first.length() >= HTTP_2_FRAME_HEADER
                && first.at(0) == 0
                && first.at(3) == SETTINGS
                && first.slice(5, HTTP_2_FRAME_HEADER).equals(Bytes.of(new byte[4]));
    }

    static String shown(Bytes bytes) {
        String cut = bytes.length() > SHOWN ? "..." : "";
        String text =
                Inert.bytes(bytes.slice(0, Math.min(SHOWN, bytes.length())).toArray());
        return "\"" + text.replace("\"", "\\\"") + "\"" + cut;
    }
}
