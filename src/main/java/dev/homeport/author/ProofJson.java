package dev.homeport.author;

import com.google.gson.stream.JsonWriter;
import dev.homeport.lesson.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** What verify found, one JSON object a line: {@code problem} for a file that can't be read, {@code proof} for a lesson. */
public final class ProofJson {
    private ProofJson() {}

    public static String of(Problem problem) {
        return line(json -> {
            json.name("kind").value("problem");
            json.name("path").value(problem.path());
            json.name("line").value(problem.line());
            json.name("column").value(problem.column());
            json.name("message").value(problem.message());
            strings(json, "suggestions", problem.suggestions());
        });
    }

    public static String of(Proof proof) {
        return line(json -> {
            json.name("kind").value("proof");
            json.name("path").value(proof.path());
            json.name("id").value(proof.id());
            json.name("proved").value(proof.holds());
            json.name("steps").value(proof.steps());
            json.name("claims").value(proof.claims());
            failures(json, "failures", proof.failures());
            failures(json, "remarks", proof.remarks());
            json.name("unproved").value(proof.unproved());
            json.name("skipped").beginArray();
            for (Proof.Skipped each : proof.skipped()) {
                json.beginObject();
                json.name("what").value(each.what());
                json.name("line").value(each.line());
                json.name("reason").value(each.reason());
                json.endObject();
            }
            json.endArray();
        });
    }

    private static void failures(JsonWriter json, String name, List<Proof.Failure> failures) throws IOException {
        json.name(name).beginArray();
        for (Proof.Failure each : failures) {
            json.beginObject();
            json.name("line").value(each.line());
            json.name("step").value(each.step());
            json.name("run").value(each.run());
            json.name("message").value(each.message());
            json.name("rule").value(each.rule().rule());
            json.name("next").value(each.rule().remedy());
            json.endObject();
        }
        json.endArray();
    }

    private static void strings(JsonWriter json, String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String each : values) {
            json.value(each);
        }
        json.endArray();
    }

    /** Writes the fields of one object. */
    private interface Fields {
        void write(JsonWriter json) throws IOException;
    }

    private static String line(Fields fields) {
        StringWriter out = new StringWriter();
        try (JsonWriter json = new JsonWriter(out)) {
            json.beginObject();
            fields.write(json);
            json.endObject();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toString();
    }
}
