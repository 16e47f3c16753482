package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.ProbeEnd;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one HTTP/1.x response from bytes as they come (RFC 9112, sections 4 to 7). Not a general client: no trailers are
 * kept, no coding but chunked is known.
 */
final class HttpResponseReader {
    static final int MOST_BODY = 1 << 20;
    private static final int MOST_HEAD = 64 << 10;
    private static final int TO_THE_END = -1;

    private final boolean headOnly;
    private final StringBuilder line = new StringBuilder();
    private final List<HttpAnswer.Field> fields = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private Part part = Part.STATUS_LINE;
    private String statusLine = "";
    private int status;
    private int headLength;
    private long left;

    private enum Part {
        STATUS_LINE,
        FIELDS,
        BODY,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILERS,
        DONE,
        NOT_HTTP
    }

    /** @param method of the request: the answer to HEAD has no body */
    HttpResponseReader(String method) {
        headOnly = method.equals("HEAD");
    }

    /** Whether nothing more need be read: all is here, or it is no HTTP, or the body is longer than what is kept. */
    boolean isOver() {
        return part == Part.DONE || part == Part.NOT_HTTP;
    }

    void take(byte[] content, int count) {
        for (int i = 0; i < count && !isOver(); i++) {
            if (part == Part.BODY || part == Part.CHUNK_DATA) {
                i += takeBody(content, i, count) - 1;
            } else {
                takeHead(content[i]);
            }
        }
    }

    /** The answer once the stream or the reading ended; {@code otherwise} if it is incomplete. */
    HttpAnswer answer(ProbeEnd otherwise) {
        if (part == Part.BODY && left == TO_THE_END && otherwise == ProbeEnd.CLOSED) {
            part = Part.DONE;
        }
        if (part == Part.DONE) {
            return new HttpAnswer(ProbeEnd.COMPLETE, statusLine, status, fields, Bytes.of(body.toByteArray()));
        }
        return HttpAnswer.none(part == Part.NOT_HTTP ? ProbeEnd.NOT_HTTP : otherwise);
    }

    private int takeBody(byte[] content, int from, int count) {
        int here = left == TO_THE_END ? count - from : (int) Math.min(count - from, left);
        int kept = Math.min(here, MOST_BODY - body.size());
        body.write(content, from, kept);
        if (left != TO_THE_END) {
            left -= here;
        }
        if (body.size() == MOST_BODY) {
            part = Part.DONE;
        } else if (left == 0) {
            part = part == Part.BODY ? Part.DONE : Part.CHUNK_END;
        }
        return here;
    }

    private void takeHead(byte octet) {
        if (++headLength > MOST_HEAD) {
            part = Part.NOT_HTTP;
        } else if (octet != '\n') {
            line.append((char) (octet & 0xff));
            if (part == Part.STATUS_LINE && !"HTTP/1.".startsWith(line.substring(0, Math.min(7, line.length())))) {
                part = Part.NOT_HTTP;
            }
        } else {
            // RFC 9112, section 2.2: a lone LF may be taken as the line's end.
            int end = line.length() > 0 && line.charAt(line.length() - 1) == '\r' ? line.length() - 1 : line.length();
            String whole = line.substring(0, end);
            line.setLength(0);
            takeLine(whole);
        }
    }

    private void takeLine(String text) {
        switch (part) {
            case STATUS_LINE -> takeStatus(text);
            case FIELDS -> takeField(text);
            case CHUNK_SIZE -> takeChunkSize(text);
            case CHUNK_END -> part = text.isEmpty() ? Part.CHUNK_SIZE : Part.NOT_HTTP;
            case TRAILERS -> part = text.isEmpty() ? Part.DONE : Part.TRAILERS;
            case BODY, CHUNK_DATA, DONE, NOT_HTTP -> throw new IllegalStateException("no line is read in " + part);
        }
    }

    private void takeStatus(String text) {
        boolean good = text.length() >= 12
                && text.charAt(8) == ' '
                && text.substring(9, 12).chars().allMatch(c -> c >= '0' && c <= '9');
        statusLine = text;
        status = good ? Integer.parseInt(text.substring(9, 12)) : 0;
        part = status >= 100 ? Part.FIELDS : Part.NOT_HTTP;
    }

    private void takeField(String text) {
        int colon = text.indexOf(':');
        if (text.isEmpty()) {
            endOfHead();
        } else if (colon <= 0) {
            part = Part.NOT_HTTP;
        } else {
            fields.add(new HttpAnswer.Field(
                    text.substring(0, colon), text.substring(colon + 1).strip()));
        }
    }

    private void endOfHead() {
        if (status < 200) {
            // RFC 9110, section 15.2: an interim response; the final one follows.
            fields.clear();
            part = Part.STATUS_LINE;
            return;
        }
        boolean chunked = value("Transfer-Encoding").toLowerCase(Locale.ROOT).endsWith("chunked");
        String length = value("Content-Length");
        left = length.isEmpty() ? TO_THE_END : number(length, 10);
        if (headOnly || status == 204 || status == 304) {
            part = Part.DONE;
        } else if (chunked) {
            part = Part.CHUNK_SIZE;
        } else if (!length.isEmpty() && left < 0) {
            part = Part.NOT_HTTP;
        } else {
            part = left == 0 ? Part.DONE : Part.BODY;
        }
    }

    /** The field's value; several, which these two fields must not have, come joined and are then no number. */
    private String value(String name) {
        return new HttpAnswer(ProbeEnd.COMPLETE, statusLine, status, fields, Bytes.EMPTY)
                .header(name)
                .orElse("");
    }

    private void takeChunkSize(String text) {
        int extension = text.indexOf(';');
        left = number((extension < 0 ? text : text.substring(0, extension)).strip(), 16);
        headLength = 0;
        if (left < 0) {
            part = Part.NOT_HTTP;
        } else {
            part = left == 0 ? Part.TRAILERS : Part.CHUNK_DATA;
        }
    }

    /** Negative if it is no number. */
    private static long number(String text, int radix) {
        try {
            return text.startsWith("+") ? -2 : Math.max(-2, Long.parseLong(text, radix));
        } catch (NumberFormatException none) {
            return -2;
        }
    }
}
