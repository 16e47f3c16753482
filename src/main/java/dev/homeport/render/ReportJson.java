package dev.homeport.render;

import com.google.gson.stream.JsonWriter;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpField;
import dev.homeport.net.HttpHead;
import dev.homeport.verb.Report;
import dev.homeport.verb.VerbSpec;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** What verbs report; the field {@code report} tells which. */
final class ReportJson {
    private ReportJson() {}

    /** One report for a reader at a terminal: indented, and nothing in it can harm the terminal. */
    static List<String> lines(Report report) {
        StringWriter text = new StringWriter();
        try (JsonWriter out = new JsonWriter(text)) {
            out.setIndent("  ");
            out.beginObject();
            write(out, report);
            out.endObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().lines().map(JsonText::inert).toList();
    }

    static void write(JsonWriter out, Report report) throws IOException {
        if (report instanceof Report.LoadAsJson it) {
            write(out, it.load());
            return;
        }
        out.name("report");
        if (report instanceof Report.Done it) {
            out.value("done").name("text").value(it.text());
        } else if (report instanceof Report.Remark it) {
            out.value("remark").name("text").value(it.text());
        } else if (report instanceof Report.Failure it) {
            out.value("failure").name("trouble").value(it.trouble().word());
            out.name("what").value(it.what()).name("next").value(it.next());
        } else if (report instanceof Report.Data it) {
            out.value("data").name("label").value(it.label());
            out.name("direction").value(it.inward() ? "in" : "out");
            JsonValues.bytes(out, "bytes", it.bytes());
        } else if (report instanceof Report.Table it) {
            table(out.value("table"), it);
        } else if (report instanceof Report.Facts it) {
            facts(out.value("facts"), it);
        } else if (report instanceof Report.Examined it) {
            ExamJson.write(out.value("examined"), it);
        } else if (report instanceof Report.Wire it) {
            WireJson.write(out.value("wire"), it.events());
        } else if (report instanceof Report.Talk it) {
            TalkJson.write(out.value("wire"), it.conversations());
        } else if (report instanceof Report.Diagram it) {
            TalkJson.write(out.value("diagram"), it.conversations());
        } else if (report instanceof Report.States it) {
            StatesJson.write(out.value("states"), it);
        } else if (report instanceof Report.Document it) {
            out.value("document").name("format").value(it.format());
            out.name("text").value(it.text());
        } else if (report instanceof Report.Http it) {
            http(out.value("http"), it);
        } else if (report instanceof Report.Load it) {
            LoadJson.write(out.value("load"), it);
        } else if (report instanceof Report.Tap it) {
            TapJson.write(out.value("tap"), it);
        } else if (JavaJson.write(out, report)) {
            return;
        } else if (report instanceof Report.VerbHelp it) {
            verbs(out.value("help"), List.of(it.spec()));
        } else if (report instanceof Report.HelpIndex it) {
            verbs(out.value("help"), it.specs());
        } else {
            throw new IllegalStateException("no JSON for " + report.getClass().getSimpleName());
        }
    }

    private static void table(JsonWriter out, Report.Table table) throws IOException {
        JsonValues.strings(out, "headings", table.headings());
        out.name("rows").beginArray();
        for (List<String> row : table.rows()) {
            out.beginArray();
            for (String cell : row) {
                out.value(cell);
            }
            out.endArray();
        }
        out.endArray();
    }

    private static void facts(JsonWriter out, Report.Facts facts) throws IOException {
        out.name("title").value(facts.title()).name("facts").beginArray();
        for (Report.Facts.Fact each : facts.facts()) {
            out.beginObject().name("name").value(each.name());
            out.name("value").value(each.value()).endObject();
        }
        out.endArray();
    }

    private static void http(JsonWriter out, Report.Http http) throws IOException {
        HttpAnswer answer = http.answer();
        out.name("request").value(answer.sent().text().lines().findFirst().orElse(""));
        JsonValues.bytes(out, "sent", answer.sent());
        out.name("at").value(answer.from() == null ? null : answer.from().toString());
        out.name("end").value(answer.end().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        out.name("why").value(answer.why()).name("interim").beginArray();
        for (HttpHead each : answer.interim()) {
            out.value(each.statusLine());
        }
        out.endArray().name("statusLine").value(answer.statusLine());
        out.name("status").value(answer.status());
        fields(out, "headers", answer.fields());
        JsonValues.bytes(out, "body", answer.body());
        fields(out, "trailers", answer.trailers());
        JsonValues.bytes(out, "rest", answer.rest());
    }

    private static void fields(JsonWriter out, String name, List<HttpField> fields) throws IOException {
        out.name(name).beginArray();
        for (HttpField each : fields) {
            out.beginObject().name("name").value(each.name());
            out.name("value").value(each.value()).endObject();
        }
        out.endArray();
    }

    private static void verbs(JsonWriter out, List<VerbSpec> specs) throws IOException {
        out.name("verbs").beginArray();
        for (VerbSpec each : specs) {
            out.beginObject().name("word").value(each.word());
            out.name("group").value(each.group()).name("summary").value(each.summary());
            out.name("usage").value(each.usage()).name("details").value(each.details());
            out.name("example").value(each.example()).endObject();
        }
        out.endArray();
    }
}
