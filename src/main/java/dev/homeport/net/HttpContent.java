package dev.homeport.net;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A body as its reader is to see it, with the codings undone that its header section names (RFC 9110, section 8.4): gzip and
 * deflate.
 *
 * @param bytes as far as they could be had
 * @param trouble why that is not all, as the end of a sentence about the body; empty if it is
 */
public record HttpContent(Bytes bytes, String trouble) {
    /** As much is read of a body, and no more is unpacked than that: 16 MiB. */
    public static final int MOST = 16 << 20;

    public static HttpContent of(HttpAnswer answer) {
        HttpContent content = new HttpContent(answer.body(), "");
        for (String coding : codings(answer)) {
            if (content.trouble().isEmpty()) {
                content = undone(coding, content.bytes());
            }
        }
        return content;
    }

    /** The media type's charset; empty where it names none, and an exception's words where nobody here knows it. */
    public static Optional<Observed<Charset>> charset(HttpAnswer answer) {
        for (String type : answer.values("Content-Type")) {
            for (String parameter : type.split(";", -1)) {
                String[] parts = parameter.strip().split("=", 2);
                if (parts.length == 2 && parts[0].strip().equalsIgnoreCase("charset")) {
                    return Optional.of(named(parts[1].strip().replace("\"", "")));
                }
            }
        }
        return Optional.empty();
    }

    /** The text, if every byte of it is of the charset. */
    public static Optional<String> text(Bytes bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static Observed<Charset> named(String name) {
        try {
            return Observed.seen(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Observed.unseen("its charset " + name + " is not known here");
        }
    }

    /** In the order in which they are to be undone: the last one first, those of the transfer before those of the content. */
    private static List<String> codings(HttpAnswer answer) {
        List<String> all = new ArrayList<>(words(answer.values("Content-Encoding")));
        words(answer.values("Transfer-Encoding")).stream()
                .filter(each -> !each.equals("chunked"))
                .forEach(all::add);
        all.removeIf("identity"::equals);
        Collections.reverse(all);
        return all;
    }

    private static List<String> words(List<String> values) {
        return values.stream()
                .flatMap(each -> Arrays.stream(each.split(",", -1)))
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static HttpContent undone(String coding, Bytes coded) {
        InputStream in = new ByteArrayInputStream(coded.toArray());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (coded.isEmpty()) {
            return new HttpContent(coded, "");
        }
        try {
            switch (coding) {
                case "gzip", "x-gzip" -> unpack(new GZIPInputStream(in), out);
                case "deflate" -> unpack(inflating(in), out);
                default -> {
                    return new HttpContent(Bytes.EMPTY, "is coded as " + coding + ", which is not undone here");
                }
            }
        } catch (TooLong bomb) {
            return new HttpContent(Bytes.of(out.toByteArray()), "unpacks to more than 16 MiB: the rest was not read");
        } catch (EOFException cut) {
            return new HttpContent(Bytes.of(out.toByteArray()), "ends in the middle of its " + coding + " data");
        } catch (IOException broken) {
            return new HttpContent(Bytes.of(out.toByteArray()), "is not the " + coding + " data that it is said to be");
        }
        return new HttpContent(Bytes.of(out.toByteArray()), "");
    }

    /** RFC 9110, section 8.4.1.2: with zlib's header (RFC 1950); some servers send the bare data (RFC 1951). */
    private static InputStream inflating(InputStream in) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(in, 2);
        int first = peeked.read();
        int second = peeked.read();
        if (second >= 0) {
            peeked.unread(second);
        }
        peeked.unread(first);
        boolean zlib = (first & 0x0f) == 8 && second >= 0 && (first << 8 | second) % 31 == 0;
        return new InflaterInputStream(peeked, new Inflater(!zlib));
    }

    private static void unpack(InputStream packed, ByteArrayOutputStream out) throws IOException {
        try (packed) {
            byte[] some = new byte[16 << 10];
            for (int count = packed.read(some); count >= 0; count = packed.read(some)) {
                if (out.size() + count > MOST) {
                    out.write(some, 0, MOST - out.size());
                    throw new TooLong();
                }
                out.write(some, 0, count);
            }
        }
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The text as a person may read it: by its charset, or UTF-8; what is malformed becomes U+FFFD. */
    public static String readable(HttpAnswer answer, Bytes bytes) {
        Charset charset =
                charset(answer).map(each -> each.orElse(StandardCharsets.UTF_8)).orElse(StandardCharsets.UTF_8);
        return new String(bytes.toArray(), charset);
    }
}
