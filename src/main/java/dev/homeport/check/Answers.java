package dev.homeport.check;

import dev.homeport.net.HttpField;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import java.util.List;
import java.util.function.Predicate;

/** What a web server of the lab was asked by real clients in this step, and what it answered. */
final class Answers {
    private final LabView lab;
    private final LedgerEntry server;
    private final String method;
    private final String target;
    private final List<WireEvent.Answered> all;
    private final List<WireEvent.Answered> asked;

    Answers(LabView lab, LedgerEntry server, String method, String target) {
        this.lab = lab;
        this.server = server;
        this.method = method;
        this.target = target;
        all = lab.stepDuring(server).stream()
                .filter(event -> isBy(server, event.name(), lab))
                .map(WireEvent::what)
                .filter(WireEvent.Answered.class::isInstance)
                .map(WireEvent.Answered.class::cast)
                .toList();
        asked = all.stream()
                .filter(answer -> answer.method().equals(method) && isFor(answer.target(), target))
                .toList();
    }

    /** It answered so at least once. */
    Outcome answered(int status) {
        if (asked.stream().anyMatch(answer -> answer.status() == status)) {
            return Outcome.holds(with(status));
        }
        if (lab.forgotten(server)) {
            return LabView.forgottenOutcome(server);
        }
        return asked.isEmpty()
                ? notAsked()
                : Outcome.contradicted(
                        said(last(asked)), HttpSentences.adviceFor(last(asked).status()));
    }

    /** It answered so exactly so many times. */
    Outcome answered(int status, int times) {
        if (lab.forgotten(server)) {
            return LabView.forgottenOutcome(server);
        }
        long count = asked.stream().filter(answer -> answer.status() == status).count();
        if (count == 0) {
            return answered(status);
        }
        String text = with(status) + " " + Say.count(count, "time");
        if (count == times) {
            return Outcome.holds(text);
        }
        return count < times
                ? Outcome.lacking(text, next())
                : Outcome.contradicted(text, "reset begins the step again");
    }

    /** One of the requests had a field line of that name that fits. */
    Outcome received(String field, Predicate<String> fits) {
        if (asked.isEmpty()) {
            return lab.forgotten(server) ? LabView.forgottenOutcome(server) : notAsked();
        }
        List<String> values = asked.stream()
                .flatMap(answer -> answer.fields().stream())
                .filter(each -> each.isNamed(field))
                .map(HttpField::value)
                .toList();
        String request = server.name() + " received " + method + " " + target + " with ";
        for (String value : values) {
            if (fits.test(value)) {
                return Outcome.holds(request + field + ": " + Say.foreign(value));
            }
        }
        if (lab.forgotten(server) || asked.stream().anyMatch(WireEvent.Answered::fieldsCut)) {
            return Outcome.unseen("not all the fields of the requests to " + server.name() + " were kept");
        }
        return values.isEmpty()
                ? Outcome.contradicted(
                        server.name() + " received " + method + " " + target + " without " + field,
                        next() + " -H '" + field + ": ...'")
                : Outcome.contradicted(
                        request + field + ": " + Say.foreign(values.get(values.size() - 1)), "send another value");
    }

    private Outcome notAsked() {
        return all.isEmpty()
                ? Outcome.absent(server.name() + " answered no request in this step", next())
                : Outcome.lacking(said(last(all)), next());
    }

    private String next() {
        return "ask it: try  http " + method + " " + server.name() + target;
    }

    private String with(int status) {
        return server.name() + " answered " + method + " " + target + " with " + status;
    }

    private static WireEvent.Answered last(List<WireEvent.Answered> some) {
        return some.get(some.size() - 1);
    }

    private String said(WireEvent.Answered answer) {
        return server.name() + " answered " + Say.foreign(answer.method()) + " " + Say.foreign(answer.target())
                + " with " + answer.status();
    }

    /** The event may stand under the server's name, or under that of a connection it accepted. */
    private static boolean isBy(LedgerEntry server, String name, LabView lab) {
        return name.equals(server.name())
                || lab.named(name).stream()
                        .anyMatch(entry ->
                                server.name().equals(entry.parent()) && entry.firstEvent() >= server.firstEvent());
    }

    /** A sentence without a query speaks of the path alone. */
    private static boolean isFor(String asked, String target) {
        int query = asked.indexOf('?');
        return asked.equals(target) || (query >= 0 && asked.substring(0, query).equals(target));
    }
}
