package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpField;
import dev.homeport.net.HttpHead;
import dev.homeport.net.HttpSyntax;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a status line and its header section, octet by octet (RFC 9112, sections 2 to 5).
 *
 * <p>Tolerated, as section 2.2 and 4 let a client: a lone LF as line end, and a status line that ends with its code, without
 * the space behind it. Everything else must be as the grammar has it.
 */
final class HttpHeadReader {
    /** As much is read of the header sections of one answer. */
    static final int MOST = 256 << 10;

    private static final byte[] BEGINNING = "HTTP/".getBytes(StandardCharsets.US_ASCII);

    /** Enough to tell what else it is. */
    private static final int FIRST_BYTES = 24;

    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/(\\d)\\.(\\d) ([1-9]\\d\\d)(?: (.*))?", Pattern.DOTALL);

    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<HttpField> fields = new ArrayList<>();
    private final int most;

    private String statusLine = "";
    private int status;
    private boolean hasStatus;
    private boolean other;

    /** @param most how many octets may come */
    HttpHeadReader(int most) {
        this.most = most;
    }

    /** What came so far. */
    Bytes raw() {
        return Bytes.of(raw.toByteArray());
    }

    int length() {
        return raw.size();
    }

    /** The stream ended: what came until then says what it is, if it is none of HTTP/1.x. */
    void end() throws HttpRefusal {
        if (other) {
            throw HttpRefusal.notHttp(OtherProtocol.of(raw()));
        }
    }

    /** The whole head, once its last octet came. */
    Optional<HttpHead> take(byte octet) throws HttpRefusal {
        if (raw.size() >= most) {
            throw HttpRefusal.tooLong("the header section is longer than the " + (MOST >> 10) + " KiB that are read");
        }
        raw.write(octet);
        other |= raw.size() <= BEGINNING.length && octet != BEGINNING[raw.size() - 1];
        if (other && (octet == '\n' || raw.size() >= FIRST_BYTES)) {
            end();
        }
        if (octet != '\n' || other) {
            line.write(octet);
            return Optional.empty();
        }
        return takeLine(text(line));
    }

    private Optional<HttpHead> takeLine(String withCr) throws HttpRefusal {
        line.reset();
        String text = withCr.endsWith("\r") ? withCr.substring(0, withCr.length() - 1) : withCr;
        if (!hasStatus) {
            takeStatus(text);
        } else if (text.isEmpty()) {
            return Optional.of(new HttpHead(statusLine, status, fields));
        } else {
            takeField(text);
        }
        return Optional.empty();
    }

    private void takeStatus(String text) throws HttpRefusal {
        Matcher parts = STATUS_LINE.matcher(text);
        if (!parts.matches()) {
            throw HttpRefusal.notHttp("its first line is no status line such as HTTP/1.1 200 OK: "
                    + OtherProtocol.shown(Bytes.utf8(text)));
        }
        if (!parts.group(1).equals("1")) {
            throw HttpRefusal.notHttp(
                    "it answers with HTTP/" + parts.group(1) + "." + parts.group(2) + ", and HTTP/1.1 was asked for");
        }
        mustBeText(text, "status line");
        statusLine = text;
        status = Integer.parseInt(parts.group(3));
        hasStatus = true;
    }

    private void takeField(String text) throws HttpRefusal {
        mustBeText(text, "field line");
        if (text.charAt(0) == ' ' || text.charAt(0) == '\t') {
            fold(text);
            return;
        }
        Optional<HttpField> field = field(text);
        if (field.isEmpty()) {
            throw HttpRefusal.notHttp(whyNoField(text));
        }
        fields.add(field.get());
    }

    /** RFC 9112, section 5.2: a folded value is one, with spaces for the fold; in the first place it is invalid (section 2.2). */
    private void fold(String text) throws HttpRefusal {
        if (fields.isEmpty()) {
            throw HttpRefusal.notHttp("the first field line begins with white space (RFC 9112, section 2.2)");
        }
        HttpField last = fields.remove(fields.size() - 1);
        fields.add(new HttpField(last.name(), stripped(last.value() + " " + stripped(text))));
    }

    /** A field line; empty if it is none. */
    static Optional<HttpField> field(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && HttpSyntax.isToken(text.substring(0, colon))
                ? Optional.of(new HttpField(text.substring(0, colon), stripped(text.substring(colon + 1))))
                : Optional.empty();
    }

    static String whyNoField(String text) {
        int colon = text.indexOf(':');
        String shown = OtherProtocol.shown(Bytes.utf8(text));
        if (colon < 0) {
            return "a field line has no colon: " + shown;
        }
        return colon > 0 && HttpSyntax.isToken(text.substring(0, colon).strip())
                ? "white space stands before a field's colon (RFC 9112, section 5.1): " + shown
                : "a field's name is no token: " + shown;
    }

    /** RFC 9110, section 5.5, and RFC 9112, section 2.2: CR and NUL cannot be part of it. */
    private static void mustBeText(String text, String what) throws HttpRefusal {
        if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
            throw HttpRefusal.notHttp("a " + (text.indexOf('\r') >= 0 ? "CR without LF" : "NUL") + " stands in a "
                    + what + ": " + OtherProtocol.shown(Bytes.utf8(text)));
        }
    }

    /** Octets of others than ASCII are opaque (RFC 9110, section 5.5): read as what they most likely are. */
    static String text(ByteArrayOutputStream line) {
        Charset utf8 = StandardCharsets.UTF_8;
        Bytes octets = Bytes.of(line.toByteArray());
        return dev.homeport.net.HttpContent.text(octets, utf8)
                .orElseGet(() -> new String(octets.toArray(), StandardCharsets.ISO_8859_1));
    }

    private static String stripped(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isBlank(value.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
