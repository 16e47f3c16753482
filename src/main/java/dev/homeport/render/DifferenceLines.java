package dev.homeport.render;

import dev.homeport.check.Finding.Difference;
import dev.homeport.net.Bytes;
import dev.homeport.render.Line.Tone;

/** Both sides around the first byte that differs: the row that holds it, one before and one after. */
final class DifferenceLines {
    private DifferenceLines() {}

    static void write(Page page, int indent, Difference difference) {
        Bytes expected = difference.expected();
        Bytes observed = difference.observed();
        int at = expected.firstDifference(observed);
        if (at < 0) {
            return;
        }
        String place = at == 0 ? "they differ at once, at offset 0: " : "they differ first at offset " + at + ": ";
        page.text(indent, place + "expected " + named(expected, at) + ", observed " + named(observed, at), Tone.PLAIN);
        side(page, indent, "expected", expected, at);
        side(page, indent, "observed", observed, at);
    }

    private static void side(Page page, int indent, String label, Bytes bytes, int at) {
        page.text(indent, label + ", " + Amounts.bytes(bytes.length()), Tone.MUTED);
        if (bytes.isEmpty()) {
            return;
        }
        HexRows rows =
                HexRows.fitting(page.layout().width(), page.layout().roomy() ? indent + 2 : indent, bytes.length());
        int row = at / rows.perRow();
        for (int i = Math.max(0, row - 1); i <= row + 1 && (i <= row || i * rows.perRow() < bytes.length()); i++) {
            rows.row(page, bytes, i, Tone.CODE);
            if (i == row) {
                rows.marker(page, at % rows.perRow(), at < bytes.length() ? "^^" : "^ end");
            }
        }
    }

    /** The byte in hexadecimal and by name. */
    private static String named(Bytes bytes, int at) {
        return at < bytes.length() ? ByteNames.of(bytes.at(at)) : "nothing more";
    }
}
