package dev.homeport.net;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An unchanging run of bytes. */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of the array's content. */
    public static Bytes of(byte... content) {
        return content.length == 0 ? EMPTY : new Bytes(content.clone());
    }

    /** A copy of {@code length} bytes from {@code offset}. */
    public static Bytes of(byte[] content, int offset, int length) {
        return new Bytes(Arrays.copyOfRange(content, offset, offset + length));
    }

    /** The text in UTF-8. */
    public static Bytes utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return content.length;
    }

    public boolean isEmpty() {
        return content.length == 0;
    }

    /** The byte at the index as 0 to 255. */
    public int at(int index) {
        return content[index] & 0xff;
    }

    public byte[] toArray() {
        return content.clone();
    }

    /** Read as UTF-8; what is not UTF-8 becomes U+FFFD. Never print this without neutralising it first. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    public Bytes slice(int from, int to) {
        return of(content, from, to - from);
    }

    public Bytes plus(Bytes more) {
        byte[] both = Arrays.copyOf(content, content.length + more.content.length);
        System.arraycopy(more.content, 0, both, content.length, more.content.length);
        return new Bytes(both);
    }

    /** Where the part first stands in these bytes, or -1. */
    public int indexOf(Bytes part) {
        for (int i = 0; i + part.content.length <= content.length; i++) {
            if (Arrays.equals(content, i, i + part.content.length, part.content, 0, part.content.length)) {
                return i;
            }
        }
        return -1;
    }

    /** The index of the first byte that differs, the shorter's length if one begins the other, or -1 if they are equal. */
    public int firstDifference(Bytes other) {
        return Arrays.mismatch(content, other.content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
