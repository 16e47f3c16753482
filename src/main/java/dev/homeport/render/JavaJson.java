package dev.homeport.render;

import com.google.gson.stream.JsonWriter;
import dev.homeport.verb.Report;
import java.io.IOException;

/** What a learner's Java prints, brings and stumbles over. */
final class JavaJson {
    private JavaJson() {}

    /** Whether the report is of Java. */
    static boolean write(JsonWriter out, Report report) throws IOException {
        if (report instanceof Report.JavaPrinted it) {
            out.value("java-printed").name("line").value(it.line());
            out.name("error").value(it.error());
        } else if (report instanceof Report.JavaDocumented it) {
            JsonValues.strings(out.value("java-documented"), "lines", it.lines());
        } else if (report instanceof Report.JavaValue it) {
            out.value("java-value").name("name").value(it.name());
            out.name("value").value(it.value());
        } else if (report instanceof Report.JavaStumbled it) {
            out.value("java-stumbled").name("source").value(it.source());
            out.name("column").value(it.column()).name("length").value(it.length());
        } else if (report instanceof Report.JavaCame it) {
            JsonValues.strings(out.value("java-came"), "lines", it.lines());
        } else {
            return false;
        }
        return true;
    }
}
