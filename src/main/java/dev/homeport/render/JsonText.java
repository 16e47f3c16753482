package dev.homeport.render;

import dev.homeport.words.Inert;

/** JSON that only prints. */
final class JsonText {
    private JsonText() {}

    /** What is unsafe to print can only stand inside strings, where an escape means the same (RFC 8259, section 7). */
    static String inert(String json) {
        StringBuilder out = new StringBuilder(json.length() + 16);
        for (int c : json.codePoints().toArray()) {
            if (Inert.isSafe(c)) {
                out.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    out.append("\\u").append(Integer.toHexString(0x10000 | unit).substring(1));
                }
            }
        }
        return out.toString();
    }
}
