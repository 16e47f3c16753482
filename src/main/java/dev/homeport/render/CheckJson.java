package dev.homeport.render;

import com.google.gson.stream.JsonWriter;
import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import dev.homeport.session.SessionEvent.ChecksJudged;
import java.io.IOException;

/** Verdicts, and what was found. */
final class CheckJson {
    private CheckJson() {}

    static void write(JsonWriter out, ChecksJudged judged) throws IOException {
        out.name("checks").beginArray();
        for (ChecksJudged.Judged each : judged.checks()) {
            out.beginObject().name("sentence").value(each.sentence()).name("verdict");
            Verdict verdict = each.verdict();
            if (verdict instanceof Verdict.Pass it) {
                out.value("pass").name("evidence").value(it.evidence());
            } else if (verdict instanceof Verdict.NotYet it) {
                out.value("not-yet");
                finding(out, it.finding());
            } else if (verdict instanceof Verdict.Wrong it) {
                out.value("wrong");
                finding(out, it.finding());
            } else if (verdict instanceof Verdict.CouldNotLook it) {
                out.value("could-not-look").name("reason").value(it.reason());
            }
            out.endObject();
        }
        out.endArray();
    }

    private static void finding(JsonWriter out, Finding finding) throws IOException {
        out.name("expected").value(finding.expected());
        out.name("observed").value(finding.observed());
        out.name("next").value(finding.next());
        Finding.Difference difference = finding.difference();
        if (difference != null) {
            out.name("difference").beginObject();
            out.name("offset").value(difference.expected().firstDifference(difference.observed()));
            JsonValues.bytes(out, "expected", difference.expected());
            JsonValues.bytes(out, "observed", difference.observed());
            out.endObject();
        }
    }
}
