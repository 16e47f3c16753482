package dev.homeport.fault;

/** Something on its way through a proxy: a run of bytes that nobody changes, or an end of some kind. */
public final class Piece {
    /** What it does where it arrives. */
    public enum Kind {
        DATA,
        /** One side sent FIN: the other gets it, too. */
        FIN,
        /** One side was reset: the other is, too. */
        RST,
        /** A fault ends the connection on both sides, with FIN. */
        END_BOTH,
        /** A fault ends the connection on both sides, with RST. */
        RESET_BOTH
    }

    private final Kind kind;
    private final byte[] bytes;
    private final int from;
    private final int to;

    private Piece(Kind kind, byte[] bytes, int from, int to) {
        this.kind = kind;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    public Kind kind() {
        return kind;
    }

    /** Of which it is the part beginning at {@link #from}. */
    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    /** The bytes are not copied: nobody may change them afterwards. */
    public static Piece data(byte[] bytes) {
        return new Piece(Kind.DATA, bytes, 0, bytes.length);
    }

    /** An end, which has no bytes. */
    public static Piece of(Kind kind) {
        return new Piece(kind, new byte[0], 0, 0);
    }

    public int length() {
        return to - from;
    }

    public boolean isData() {
        return kind == Kind.DATA;
    }

    Piece first(int count) {
        return new Piece(kind, bytes, from, Math.min(to, from + count));
    }

    Piece after(int count) {
        return new Piece(kind, bytes, Math.min(to, from + count), to);
    }
}
