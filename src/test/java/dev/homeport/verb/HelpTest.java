package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTest {
    private final List<Verb> verbs = new ArrayList<>(Verbs.all());

    HelpTest() {
        verbs.add(new Help(() -> verbs));
    }

    @Test
    void helpAloneListsEveryVerbInOrder() throws VerbException {
        List<VerbSpec> all = verbs.stream().map(Verb::spec).toList();
        assertThat(run("help")).containsExactly(new Report.HelpIndex(all));
    }

    @Test
    void helpForAVerbIsItsPage() throws VerbException {
        assertThat(run("help listen")).containsExactly(new Report.VerbHelp(new Listen().spec()));
        assertThat(run("help help")).hasSize(1);
    }

    @Test
    void helpForAnUnknownVerbSuggestsOne() {
        Refused.says(() -> run("help conect"), "there is no verb conect", "did you mean connect?");
        Refused.says(() -> run("help xyz"), "there is no verb xyz", "`help` lists all verbs");
    }

    private List<Report> run(String line) throws VerbException {
        List<Report> out = new ArrayList<>();
        try (Lab lab = Lab.open(LabSettings.USUAL)) {
            CommandLine typed = CommandLine.parse(line, verbs).orElseThrow();
            typed.verb().run(typed.arguments(), new VerbContext(lab, out::add, Act.of(line)));
        }
        return out;
    }
}
