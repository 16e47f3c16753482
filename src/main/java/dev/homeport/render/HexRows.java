package dev.homeport.render;

import dev.homeport.net.Bytes;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import java.util.List;

/**
 * Rows of bytes: offset, hexadecimal, and the same as ASCII with dots for the rest.
 *
 * @param prefix what stands before each row
 * @param digits of the offset, in hexadecimal
 * @param gap spaces between the three parts
 * @param perRow bytes in a full row
 * @param ascii whether there is room for the third part
 */
record HexRows(List<Run> prefix, int digits, int gap, int perRow, boolean ascii) {
    /** The fullest rows that fit. */
    static HexRows fitting(int width, int indent, int length) {
        return fitting(width, Page.spaces(indent), length);
    }

    static HexRows fitting(int width, List<Run> prefix, int length) {
        int digits = Math.max(4, Integer.toHexString(Math.max(0, length - 1)).length());
        int room = width - Runs.columns(prefix);
        for (int perRow = 16; perRow >= 4; perRow /= 2) {
            for (int gap = 2; gap >= 1; gap--) {
                HexRows rows = new HexRows(prefix, digits, gap, perRow, true);
                if (rows.columns() <= room) {
                    return rows;
                }
            }
        }
        return new HexRows(prefix, digits, 1, 4, false);
    }

    private int columns() {
        return digits + gap + perRow * 3 - 1 + gap + perRow;
    }

    /** All rows. */
    void all(Page page, Bytes bytes, Tone tone) {
        for (int row = 0; row * perRow < bytes.length(); row++) {
            row(page, bytes, row, tone);
        }
    }

    /** One row, counted from 0; past the end it holds only its offset. */
    void row(Page page, Bytes bytes, int row, Tone tone) {
        int from = row * perRow;
        int to = Math.min(bytes.length(), from + perRow);
        StringBuilder hex = new StringBuilder(perRow * 4);
        StringBuilder text = new StringBuilder(perRow);
        for (int i = from; i < to; i++) {
            int octet = bytes.at(i);
            hex.append(i == from ? "" : " ").append(ByteNames.hex(octet));
            text.append(ByteNames.printable(octet) ? (char) octet : '.');
        }
        String offset = Integer.toHexString(from);
        String shown = "0".repeat(Math.max(0, digits - offset.length())) + offset + " ".repeat(gap);
        String rest = ascii && to > from ? Columns.padded(hex.toString(), perRow * 3 - 1 + gap) + text : hex.toString();
        page.exactly(prefix, 0, List.of(new Run(shown, Tone.MUTED), new Run(rest, tone)));
    }

    /** A sign under one byte of the row above. */
    void marker(Page page, int index, String sign) {
        int column = Runs.columns(prefix) + digits + gap + index * 3;
        page.exactly(Page.spaces(column), 0, Runs.of(sign, Tone.WARNING));
    }
}
