package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.verb.Report.Done;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A terminal at which verbs are typed, and their questions answered. */
final class Terminal implements AutoCloseable {
    final Lab lab = Lab.open(LabSettings.USUAL);
    final List<Report> reports = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final Deque<Boolean> answers = new ArrayDeque<>();
    final Cancellation cancellation = new Cancellation();
    Consumer<String> onQuestion = question -> {};
    Front.Origin origin = Front.Origin.TERMINAL;

    List<Long> pidsThatWhoNames(int port) throws VerbException {
        type("who " + port);
        return reports.stream()
                .filter(Report.Facts.class::isInstance)
                .flatMap(each -> ((Report.Facts) each).facts().stream())
                .filter(each -> each.name().equals("pid"))
                .map(each -> Long.parseLong(each.value()))
                .toList();
    }

    void type(String line) throws VerbException {
        type(line, report -> {});
    }

    void type(String line, Consumer<Report> watcher) throws VerbException {
        CommandLine typed = CommandLine.parse(line, SpecsTest.verbs()).orElseThrow();
        Act act = new Act(line, Duration.ofSeconds(20), cancellation);
        typed.verb()
                .run(typed.arguments(), new VerbContext(lab, report -> show(report, watcher), act, new Answering()));
    }

    private void show(Report report, Consumer<Report> watcher) {
        reports.add(report);
        watcher.accept(report);
    }

    VerbException fails(String line) {
        return fails(line, report -> {});
    }

    VerbException fails(String line, Consumer<Report> watcher) {
        VerbException failure = catchThrowableOfType(VerbException.class, () -> type(line, watcher));
        assertThat(failure).as(line + " did not fail").isNotNull();
        return failure;
    }

    List<String> said() {
        return reports.stream()
                .filter(Done.class::isInstance)
                .map(each -> ((Done) each).text())
                .toList();
    }

    private final class Answering implements Front {
        @Override
        public Origin origin() {
            return origin;
        }

        @Override
        public boolean yes(String question, Cancellation during) {
            asked.add(question);
            onQuestion.accept(question);
            return answers.remove();
        }
    }

    @Override
    public void close() {
        lab.close();
    }
}
