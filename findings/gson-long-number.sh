#!/bin/sh
# Guess:  a JSON number may have any number of digits (RFC 8259, section 6: an implementation may limit range and precision), so
#         Gson's JsonReader tells NUMBER of each.
# Seen:   Gson 2.15.0 tells NUMBER of 1,023 digits. From 1,024 on, its strict mode calls the document malformed, with the advice
#         to be lenient, and its lenient mode tells STRING: a number that does not fit its buffer is taken for an unquoted word.
# Tried:  2026-11-28, OpenJDK 17.0.15, Gson 2.15.0 from Maven Central. Needs java and mvn; takes some seconds.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mvn -q -B dependency:copy -Dartifact=com.google.code.gson:gson:2.15.0 -DoutputDirectory="$folder" >/dev/null
cat > "$folder/Digits.java" <<'JAVA'
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;

public class Digits {
    public static void main(String[] none) throws IOException {
        for (int digits : new int[] {1_023, 1_024}) {
            for (Strictness mode : new Strictness[] {Strictness.STRICT, Strictness.LENIENT}) {
                System.out.println(digits + " digits, " + mode + ": " + kind("[" + "1".repeat(digits) + "]", mode));
            }
        }
    }

    private static String kind(String json, Strictness mode) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(mode);
        reader.beginArray();
        try {
            return reader.peek().toString();
        } catch (MalformedJsonException refused) {
            return "malformed";
        }
    }
}
JAVA
seen=$(java -cp "$folder/gson-2.15.0.jar" "$folder/Digits.java")
expected='1023 digits, STRICT: NUMBER
1023 digits, LENIENT: NUMBER
1024 digits, STRICT: malformed
1024 digits, LENIENT: STRING'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: expected"; echo "$expected"; exit 1; }
