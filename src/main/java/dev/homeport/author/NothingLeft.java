package dev.homeport.author;

import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Step;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.session.Rehearsal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** At the end of a lesson nothing of it is open: neither in the lab's ledger nor in the kernel's table. */
final class NothingLeft {
    private final Lesson lesson;
    private final SideBySide runs;
    private final Findings findings;

    /** @param runs all that this program has at the same time */
    NothingLeft(Lesson lesson, SideBySide runs, Findings findings) {
        this.lesson = lesson;
        this.runs = runs;
        this.findings = findings;
    }

    void prove(Rehearsal rehearsal) {
        Step last = lesson.steps().get(lesson.steps().size() - 1);
        List<String> open = rehearsal.open();
        findings.claim(
                Rule.NOTHING_LEFT, last, open.isEmpty(), () -> "left open at the end: " + String.join(", ", open));
        Set<Endpoint> used = new HashSet<>();
        rehearsal.lab().ledger().stream()
                .filter(e -> e.kind().listens())
                .map(LedgerEntry::local)
                .forEach(local -> Optional.ofNullable(local).ifPresent(used::add));
        rehearsal
                .lab()
                .kernelTable()
                .match(
                        table -> {
                            List<String> left = table.stream()
                                    .filter(row -> row.isListener() && used.contains(row.local()))
                                    .filter(NothingLeft::isOurs)
                                    .map(KernelSocket::local)
                                    .filter(local -> !runs.hadElsewhere(rehearsal.lab(), local))
                                    .map(Endpoint::toString)
                                    .toList();
                            return findings.claim(
                                    Rule.NOTHING_LEFT,
                                    last,
                                    left.isEmpty(),
                                    () -> "still listening at the end: " + left);
                        },
                        reason -> {
                            findings.skip(
                                    "nothing left open", last.line(), "the kernel's table can't be read: " + reason);
                            return true;
                        });
    }

    private static boolean isOurs(KernelSocket row) {
        return row.owner().match(o -> o.pid() == ProcessHandle.current().pid(), r -> false);
    }
}
