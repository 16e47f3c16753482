package dev.homeport.lesson;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Bytes to clean lines; says what had to be cleaned. */
final class SourceReader {
    /** The largest lesson file, in bytes. */
    static final int MAX_BYTES = 1 << 20;

    private record Complaint(Piece where, String message) {}

    /** The lines, and a collector that already holds what was wrong with their bytes. */
    record Read(Source source, Problems problems) {}

    private final List<String> lines = new ArrayList<>();
    private final List<Complaint> complaints = new ArrayList<>();
    /** Where the first byte that is not UTF-8 was, in chars; -1 if there was none. */
    private int bad = -1;

    private String badByte = "";

    private SourceReader() {}

    static Read read(String path, byte[] content) {
        SourceReader reader = new SourceReader();
        String whole = reader.wholeFileProblem(content);
        if (whole.isEmpty()) {
            reader.split(reader.decode(content));
        } else {
            reader.lines.add("");
            reader.complaints.add(new Complaint(new Piece(1, 0, ""), whole));
        }
        Source source = new Source(reader.lines);
        Problems problems = new Problems(path, source);
        for (Complaint each : reader.complaints) {
            problems.at(each.where(), each.message());
        }
        return new Read(source, problems);
    }

    /** Whether nothing at all was read, so that looking for more problems would only add noise. */
    static boolean unusable(Source source) {
        return isBlank(source.lines());
    }

    private String wholeFileProblem(byte[] content) {
        if (content.length > MAX_BYTES) {
            return "the file is larger than 1 MiB (1048576 bytes); split the lesson in two";
        }
        if (content.length >= 2) {
            int mark = ((content[0] & 0xff) << 8) | (content[1] & 0xff);
            if (mark == 0xfeff || mark == 0xfffe) {
                return "the file is UTF-16; save it as UTF-8";
            }
        }
        return "";
    }

    private String decode(byte[] content) {
        boolean mark = content.length >= 3
                && (content[0] & 0xff) == 0xef
                && (content[1] & 0xff) == 0xbb
                && (content[2] & 0xff) == 0xbf;
        int from = mark ? 3 : 0;
        ByteBuffer in = ByteBuffer.wrap(content, from, content.length - from);
        CharBuffer out = CharBuffer.allocate(content.length + 1);
        boolean failed = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true)
                .isError();
        if (!failed) {
            return out.flip().toString();
        }
        bad = out.position();
        badByte = String.format(Locale.ROOT, "0x%02x", in.get(in.position()) & 0xff);
        return new String(content, from, content.length - from, StandardCharsets.UTF_8);
    }

    private void split(String text) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int next = end < 0 ? text.length() : end + 1;
            int to = end < 0 ? text.length() : end;
            if (end > from && text.charAt(end - 1) == '\r') {
                to--;
            }
            clean(text.substring(from, to), from);
            from = next;
        }
        if (isBlank(lines)) {
            lines.clear();
            lines.add("");
            complaints.add(new Complaint(
                    new Piece(1, 0, ""), "the file is empty; a lesson starts with --- and its front matter"));
        }
    }

    private void clean(String line, int offset) {
        int number = lines.size() + 1;
        StringBuilder out = new StringBuilder(line.length());
        Set<Integer> said = new HashSet<>();
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            Piece here = new Piece(number, out.length(), "?");
            if (offset + i == bad) {
                complaints.add(new Complaint(here, "byte " + badByte + " is not UTF-8; save the file as UTF-8"));
            }
            String trouble = Unprintable.name(c);
            if (!trouble.isEmpty() && said.add(c)) {
                complaints.add(new Complaint(here, trouble));
            }
            out.appendCodePoint(trouble.isEmpty() ? c : c == '\r' ? ' ' : 0xfffd);
            i += Character.charCount(c);
        }
        lines.add(out.toString());
    }

    // Listing lessons stands on the way to the prompt: plain loops here and in FrontMatter, as a first lambda takes 8
    // ms.
    private static boolean isBlank(List<String> lines) {
        for (String each : lines) {
            if (!each.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
