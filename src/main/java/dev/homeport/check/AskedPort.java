package dev.homeport.check;

import dev.homeport.net.Endpoint;
import dev.homeport.net.Look;
import dev.homeport.net.PortAnswers;
import dev.homeport.net.PortAnswers.At;
import dev.homeport.net.PortAnswers.Spared;
import dev.homeport.net.PortAnswers.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges what came of asking a port. It holds if one of its addresses does as the sentence says; for the opposite each address
 * that was asked must have shown it.
 */
record AskedPort(int port, Endpoint endpoint, Standing standing, String name) {
    /** Judges one address's answer. */
    interface Judging<A> {
        Outcome judge(AskedPort at, A answer);
    }

    static <A> Judge judge(Look<PortAnswers<A>> look, int port, Judging<A> judging) {
        return Judge.of(look, answers -> judge(port, answers, judging));
    }

    private static <A> Outcome judge(int port, PortAnswers<A> answers, Judging<A> judging) {
        List<Outcome> outcomes = new ArrayList<>();
        for (At<A> each : answers.asked()) {
            boolean usual = answers.asked().size() == 1 && each.endpoint().equals(Endpoint.loopback(port));
            String name = usual ? "port " + port : each.endpoint().toString();
            outcomes.add(judging.judge(new AskedPort(port, each.endpoint(), each.standing(), name), each.answer()));
        }
        if (outcomes.isEmpty()) {
            return answers.spared().isEmpty()
                    ? Outcome.unseen("nobody looked")
                    : spared(answers.spared().get(0));
        }
        for (Outcome.Kind kind : List.of(Outcome.Kind.HOLDS, Outcome.Kind.UNSEEN, Outcome.Kind.ABSENT)) {
            Optional<Outcome> such =
                    outcomes.stream().filter(each -> each.kind() == kind).findFirst();
            if (such.isPresent()) {
                return such.get();
            }
        }
        return outcomes.get(0);
    }

    private static Outcome spared(Spared first) {
        return Outcome.absent(first.why(), "close it and start a server that answers by itself: close " + first.name());
    }

    /** Nobody took the connection. */
    Outcome refused(String start) {
        return switch (standing) {
            case HELD ->
                Outcome.contradicted(
                        "connection refused, though a program listens on " + name,
                        "a firewall may reject it: try  probe " + endpoint.typed());
            case USED_UP ->
                Outcome.absent(
                        "connection refused: nobody listens on port " + port
                                + " any more; the last connection that was taken there was a probe's",
                        "start it again, so that it takes more than one; or " + start);
            case ELSEWHERE ->
                Outcome.unseen("port " + port + " is listened on, but not on loopback, and elsewhere nobody is asked");
            case FREE, UNKNOWN -> Outcome.absent("connection refused: nobody listens on port " + port, start);
        };
    }

    /** No handshake came about. */
    Outcome unconnected() {
        return Outcome.absent(
                "no connection to " + name + ": nothing answered",
                "its queue may be full, or a firewall drops it: try  probe " + endpoint.typed());
    }

    /** What was seen, with what the probe itself changed. */
    String told(String observed) {
        return standing == Standing.USED_UP
                ? observed + "; it took this one connection, and listens no more"
                : observed;
    }
}
