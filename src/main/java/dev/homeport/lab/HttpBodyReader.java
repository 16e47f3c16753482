package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpContent;
import dev.homeport.net.HttpField;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a body as it comes, and takes the chunks' framing off (RFC 9112, sections 6 and 7). */
final class HttpBodyReader {
    private static final int LONGEST_LINE = 16 << 10;

    /** Sixteen digits could be more than a long holds. */
    private static final int MOST_DIGITS = 15;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<HttpField> trailers = new ArrayList<>();

    private Part part;
    private long left;
    private int trailerLength;

    private enum Part {
        CONTENT,
        UNTIL_CLOSE,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILERS,
        DONE
    }

    HttpBodyReader(HttpFraming framing) {
        left = framing.length();
        part = switch (framing.kind()) {
            case NONE -> Part.DONE;
            case LENGTH -> left == 0 ? Part.DONE : Part.CONTENT;
            case CHUNKED -> Part.CHUNK_SIZE;
            case CLOSE -> Part.UNTIL_CLOSE;
        };
    }

    boolean isWhole() {
        return part == Part.DONE;
    }

    /** Whether the stream's end makes it whole. */
    boolean endsWithTheStream() {
        return part == Part.UNTIL_CLOSE;
    }

    Bytes body() {
        return Bytes.of(body.toByteArray());
    }

    List<HttpField> trailers() {
        return List.copyOf(trailers);
    }

    /** How many of the octets from there on it took: fewer than there are where the body is whole. */
    int take(byte[] content, int from, int to) throws HttpRefusal {
        int at = from;
        while (at < to && part != Part.DONE) {
            if (part == Part.CONTENT || part == Part.CHUNK_DATA || part == Part.UNTIL_CLOSE) {
                at += takeContent(content, at, to);
            } else {
                takeFraming(content[at]);
                at++;
            }
        }
        return at - from;
    }

    private int takeContent(byte[] content, int from, int to) throws HttpRefusal {
        int here = part == Part.UNTIL_CLOSE ? to - from : (int) Math.min(to - from, left);
        int kept = Math.min(here, HttpContent.MOST - body.size());
        body.write(content, from, kept);
        if (kept < here) {
            throw HttpRefusal.tooLong("the body is longer than the " + (HttpContent.MOST >> 20) + " MiB that are read");
        }
        if (part != Part.UNTIL_CLOSE) {
            left -= here;
            if (left == 0) {
                part = part == Part.CONTENT ? Part.DONE : Part.CHUNK_END;
            }
        }
        return here;
    }

    private void takeFraming(byte octet) throws HttpRefusal {
        if (octet != '\n') {
            line.write(octet);
            if (line.size() > LONGEST_LINE) {
                throw HttpRefusal.notHttp("a chunk's first line is longer than 16 KiB");
            }
            return;
        }
        String withCr = HttpHeadReader.text(line);
        line.reset();
        String text = withCr.endsWith("\r") ? withCr.substring(0, withCr.length() - 1) : withCr;
        switch (part) {
            case CHUNK_SIZE -> takeSize(text);
            case CHUNK_END -> {
                if (!text.isEmpty()) {
                    throw HttpRefusal.notHttp(
                            "no line end follows a chunk's data, but " + OtherProtocol.shown(Bytes.utf8(text)));
                }
                part = Part.CHUNK_SIZE;
            }
            case TRAILERS -> takeTrailer(text);
            case CONTENT, UNTIL_CLOSE, CHUNK_DATA, DONE ->
                throw new IllegalStateException("no line is read in " + part);
        }
    }

    private void takeSize(String text) throws HttpRefusal {
        int extension = text.indexOf(';');
        String digits = (extension < 0 ? text : text.substring(0, extension)).strip();
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0)) {
            throw HttpRefusal.notHttp(
                    "a chunk's size is no hexadecimal number: " + OtherProtocol.shown(Bytes.utf8(text)));
        }
        String plain = digits.replaceFirst("^0+(?=.)", "");
        left = plain.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(plain, 16);
        part = left == 0 ? Part.TRAILERS : Part.CHUNK_DATA;
    }

    private void takeTrailer(String text) throws HttpRefusal {
        trailerLength += text.length();
        if (trailerLength > HttpHeadReader.MOST) {
            throw HttpRefusal.tooLong("the trailer section is longer than the 256 KiB that are read");
        }
        if (text.isEmpty()) {
            part = Part.DONE;
        } else {
            trailers.add(
                    HttpHeadReader.field(text).orElseThrow(() -> HttpRefusal.notHttp(HttpHeadReader.whyNoField(text))));
        }
    }
}
