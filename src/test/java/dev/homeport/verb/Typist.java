package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Types lines into a lab of its own and collects what they show. */
final class Typist implements AutoCloseable {
    private final Lab lab = Lab.open(LabSettings.USUAL);
    private final List<Verb> verbs = new ArrayList<>(Verbs.all());

    Typist() {
        verbs.addAll(Verbs.forLearners());
        verbs.add(new Help(() -> verbs));
    }

    Lab lab() {
        return lab;
    }

    List<Report> type(String line) throws VerbException {
        return type(line, (report, cancellation) -> {});
    }

    /** @param watcher told each report as it comes, with the means to press Ctrl-C */
    List<Report> type(String line, BiConsumer<Report, Cancellation> watcher) throws VerbException {
        List<Report> reports = new ArrayList<>();
        Act act = new Act(line, Duration.ofSeconds(20), new Cancellation());
        CommandLine typed = CommandLine.parse(line, verbs).orElseThrow();
        VerbContext context = new VerbContext(
                lab,
                report -> {
                    reports.add(report);
                    watcher.accept(report, act.cancellation());
                },
                act);
        typed.verb().run(typed.arguments(), context);
        return reports;
    }

    /** Several lines, of which only the last one's reports matter. */
    List<Report> typeAll(String... lines) throws VerbException {
        List<Report> last = List.of();
        for (String each : lines) {
            last = type(each);
        }
        return last;
    }

    /** web listens; c1 is the client, c2 what web accepted. */
    void converse() throws VerbException {
        typeAll("listen 0 as web", "connect web", "accept web");
    }

    /** A line that must fail. */
    VerbException fails(String line) {
        VerbException e = catchThrowableOfType(VerbException.class, () -> type(line));
        assertThat(e).as(line + " did not fail").isNotNull();
        return e;
    }

    Endpoint local(String name) {
        Endpoint local = lab.find(name).orElseThrow().local();
        assertThat(local).isNotNull();
        return local;
    }

    int port(String name) {
        return local(name).port();
    }

    @Override
    public void close() {
        lab.close();
    }
}
