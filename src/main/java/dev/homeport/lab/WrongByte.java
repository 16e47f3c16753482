package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.SwarmTrouble;
import dev.homeport.net.TlsRecord;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What a swarm's client says of bytes that are not those it sent. */
record WrongByte(SwarmTrouble trouble, String words) {
    /** A header, and an alert's level and description. */
    private static final int TOLD = TlsRecord.HEADER + 2;

    /** @param begins whether nothing came before */
    static WrongByte at(int index, ByteBuffer came, String expected, boolean begins) {
        if (begins && index == 0) {
            byte[] first = new byte[Math.min(came.limit(), TOLD)];
            came.get(0, first);
            Optional<String> record = TlsRecord.sentence(Bytes.of(first));
            if (record.isPresent()) {
                return new WrongByte(SwarmTrouble.SPEAKS_TLS, record.get());
            }
        }
        return new WrongByte(SwarmTrouble.WRONG_BYTE, "expected " + expected + ", got " + hex(came.get(index)));
    }

    static String hex(byte octet) {
        return "0x" + Integer.toHexString(0x100 | (octet & 0xff)).substring(1);
    }
}
