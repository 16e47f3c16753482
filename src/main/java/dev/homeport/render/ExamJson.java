package dev.homeport.render;

import com.google.gson.stream.JsonWriter;
import dev.homeport.net.Exam;
import dev.homeport.verb.Report;
import java.io.IOException;

/** What doctor found, with all that is behind each line. */
final class ExamJson {
    private ExamJson() {}

    static void write(JsonWriter out, Report.Examined report) throws IOException {
        out.name("exams").beginArray();
        for (Exam each : report.exams()) {
            out.beginObject().name("name").value(each.name());
            out.name("result").value(each.result().word());
            out.name("expected").value(each.expected()).name("observed").value(each.observed());
            out.name("next").value(each.next()).endObject();
        }
        out.endArray();
    }
}
