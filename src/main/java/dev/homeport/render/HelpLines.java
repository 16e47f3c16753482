package dev.homeport.render;

import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import dev.homeport.verb.VerbSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Help: one verb's page, and the list of all verbs. */
final class HelpLines {
    private HelpLines() {}

    static void write(Page page, VerbSpec spec) {
        page.hanging(List.of(), 4, Runs.of(spec.usage(), Tone.CODE));
        page.text(2, spec.summary() + ".", Tone.PLAIN);
        for (String paragraph : spec.details().strip().split("\n+")) {
            if (!paragraph.isBlank()) {
                page.blank();
                page.sentence(2, paragraph, Tone.PLAIN);
            }
        }
        if (!spec.options().isEmpty()) {
            page.blank();
            page.text(2, "Options", Tone.STRONG);
            List<LabelRows.Row> rows = new ArrayList<>();
            for (VerbSpec.Option each : spec.options()) {
                VerbSpec.Param value = each.value();
                String label = value == null ? each.flag() : each.flag() + " " + value.name();
                String help = each.repeats() ? each.help() + " (can be repeated)" : each.help();
                rows.add(new LabelRows.Row(label, Tone.CODE, Inline.runs(help, Tone.PLAIN, page.layout())));
            }
            LabelRows.write(page, 4, rows);
        }
        if (!spec.example().isBlank()) {
            page.blank();
            page.text(2, "Example", Tone.STRONG);
            page.command(spec.example());
        }
    }

    static void write(Page page, Report.HelpIndex index) {
        Map<String, List<LabelRows.Row>> groups = new LinkedHashMap<>();
        int widest = 0;
        for (VerbSpec each : index.specs()) {
            groups.computeIfAbsent(each.group(), group -> new ArrayList<>())
                    .add(new LabelRows.Row(each.word(), Tone.CODE, Runs.plain(each.summary())));
            widest = Math.max(widest, Columns.of(each.word()));
        }
        for (Map.Entry<String, List<LabelRows.Row>> each : groups.entrySet()) {
            page.text(0, each.getKey(), Tone.STRONG);
            LabelRows.write(page, 2, widest, each.getValue());
        }
        page.blank();
        page.sentence(0, "Type `help VERB` for more, with an example.", Tone.MUTED);
    }
}
