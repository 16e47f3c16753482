package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A lab, and what a learner's Java does to it. */
@Timeout(60)
abstract class AtThePrompt {
    final Lab lab = Lab.open(LabSettings.USUAL);
    final JavaPrompt prompt = JavaPrompt.of(lab);
    /** What the last of the snippets showed. */
    Told told = new Told();

    @AfterEach
    void close() {
        lab.close();
    }

    final List<String> run(String source) throws LabException {
        return run(source, new Cancellation(), new Told());
    }

    final List<String> run(String source, Cancellation cancellation, Told told) throws LabException {
        this.told = told;
        prompt.run(source, new Act("java", Duration.ofSeconds(20), cancellation), told);
        told.all.removeIf(line -> line.startsWith("Java is warming up"));
        return told.all;
    }

    /** What the last of the snippets came to. */
    final String value(String source) throws LabException {
        List<String> told = run(source);
        String last = told.get(told.size() - 1);
        return last.substring(last.indexOf("==> ") + 4);
    }

    final LabException failure(String source) {
        LabException failed = catchThrowableOfType(LabException.class, () -> run(source));
        assertThat(failed).as("fails: %s", source).isNotNull();
        told.all.removeIf(line -> line.startsWith("Java is warming up"));
        return failed;
    }

    final LedgerEntry entry(String name) {
        return lab.find(name).orElseThrow();
    }

    final Endpoint local(String name) {
        return Objects.requireNonNull(entry(name).local());
    }

    final List<WireEvent> events(String name) {
        return lab.events().stream().filter(e -> e.name().equals(name)).toList();
    }

    final List<String> whats(String name) {
        return events(name).stream()
                .map(e -> e.what().getClass().getSimpleName())
                .toList();
    }

    final List<LedgerEntry> open() {
        return lab.ledger().stream().filter(LedgerEntry::open).toList();
    }

    static int portOf(LedgerEntry entry) {
        Endpoint local = entry.local();
        assertThat(local).isNotNull();
        return local.port();
    }

    /** It prints when it is under way, and then ends by Ctrl-C. */
    final void stops(String source) throws Exception {
        Cancellation cancellation = new Cancellation();
        Told screen = new Told();
        CompletableFuture<LabException> ended = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                LabException.class,
                () -> prompt.run(source, new Act("java", Duration.ofSeconds(30), cancellation), screen)));
        assertThat(screen.first.await(20, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();
        LabException stopped = ended.get(10, TimeUnit.SECONDS);
        assertThat(stopped.trouble()).isEqualTo(Trouble.CANCELLED);
        assertThat(stopped.what()).isEqualTo("java was stopped");
    }
}
