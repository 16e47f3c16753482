package dev.homeport.check;

import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import java.util.List;

/** What a web server of the lab answered to real clients. */
final class Answers {
    private Answers() {}

    static Outcome judge(LabView lab, LedgerEntry server, String method, String target, int status) {
        List<WireEvent.Answered> answers = lab.seen().eventsOfStep().stream()
                .filter(event -> event.number() >= server.firstEvent() && isBy(server, event.name(), lab))
                .map(WireEvent::what)
                .filter(WireEvent.Answered.class::isInstance)
                .map(WireEvent.Answered.class::cast)
                .toList();
        String next = "ask it: try  http " + method + " " + server.name() + target;
        if (answers.isEmpty()) {
            return lab.forgotten(server)
                    ? LabView.forgottenOutcome(server)
                    : Outcome.absent(server.name() + " answered no request in this step", next);
        }
        List<WireEvent.Answered> asked = answers.stream()
                .filter(answer -> answer.method().equals(method) && isFor(answer.target(), target))
                .toList();
        if (asked.stream().anyMatch(answer -> answer.status() == status)) {
            return Outcome.holds(server.name() + " answered " + method + " " + target + " with " + status);
        }
        if (asked.isEmpty()) {
            return Outcome.lacking(said(server, answers.get(answers.size() - 1)), next);
        }
        return Outcome.contradicted(
                said(server, asked.get(asked.size() - 1)),
                HttpSentences.adviceFor(asked.get(asked.size() - 1).status()));
    }

    private static String said(LedgerEntry server, WireEvent.Answered answer) {
        return server.name() + " answered " + Say.foreign(answer.method()) + " " + Say.foreign(answer.target())
                + " with " + answer.status();
    }

    /** The event may stand under the server's name, or under that of a connection it accepted. */
    private static boolean isBy(LedgerEntry server, String name, LabView lab) {
        return name.equals(server.name())
                || lab.seen().ledger().stream()
                        .anyMatch(entry -> entry.name().equals(name)
                                && server.name().equals(entry.parent())
                                && entry.firstEvent() >= server.firstEvent());
    }

    /** A sentence without a query speaks of the path alone. */
    private static boolean isFor(String asked, String target) {
        int query = asked.indexOf('?');
        return asked.equals(target) || (query >= 0 && asked.substring(0, query).equals(target));
    }
}
