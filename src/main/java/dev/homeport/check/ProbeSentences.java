package dev.homeport.check;

import dev.homeport.check.Finding.Difference;
import dev.homeport.net.Bytes;
import dev.homeport.net.ClientsAnswer;
import dev.homeport.net.EchoAnswer;
import dev.homeport.net.Look;
import dev.homeport.net.ProbeEnd;
import dev.homeport.words.Span;
import java.util.List;
import java.util.Random;

/** What a port does when something connects and sends. */
final class ProbeSentences {
    private static final String WAIT_FOR_THE_CLIENT =
            "an echo server says nothing of its own: wait for what the client sends";

    /** More of them say nothing in a line; the difference shows them. */
    private static final int FEW = 16;

    private static final String AGAIN = "send back all that comes: recv, send, and again until end of stream";

    static final List<Declaration> ALL = List.of(
            Declaration.of(
                    "port PORT echoes TEXT",
                    "a client that connects, is silent for 0.1 s and sends the text gets the same bytes back, nothing before"
                            + " it spoke, and no more in the 0.4 s after, nor after its FIN",
                    "port 62893 echoes \"ping\"",
                    "TEXT back",
                    slots -> echo(slots.number(0), slots.bytes(1), false)),
            Declaration.of(
                    "port PORT echoes TEXT after half-close",
                    "a client that sends the text and FIN at once gets the same bytes back, then end of stream"
                            + " (RFC 9293, section 3.6.1)",
                    "port 62893 echoes \"ping\" after half-close",
                    "TEXT back, then end of stream",
                    slots -> echo(slots.number(0), slots.bytes(1), true)),
            Declaration.of(
                    "port PORT echoes N random bytes",
                    "as `port PORT echoes TEXT`, with so many bytes of any value",
                    "port 62893 echoes 65536 random bytes",
                    "the same N bytes back",
                    slots -> echo(slots.number(0), random(slots.number(1)), false)),
            Declaration.of(
                    "port PORT speaks TLS",
                    "a client that connects and begins a TLS handshake gets it done, whatever the certificate (RFC 9846);"
                            + " with `not`: what came is no TLS, or nothing came and HTTP is answered",
                    "port 62893 speaks TLS",
                    "a TLS handshake on port PORT",
                    slots -> TlsSentences.speaks(slots.number(0))),
            Declaration.of(
                    "port PORT serves N:1000 clients at once",
                    "so many clients are connected at the same moment and silent; the last to connect sends first and gets its"
                            + " own bytes back, then the others do, and nobody hangs up before all have theirs",
                    "port 62893 serves 100 clients at once",
                    "N clients served at the same moment",
                    slots -> clients(slots.number(0), slots.number(1))));

    private ProbeSentences() {}

    /** Any bytes do, as long as a second reading of the same sentence asks for the same look. */
    private static Bytes random(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return Bytes.of(bytes);
    }

    private static Judge echo(int port, Bytes payload, boolean halfClose) {
        return AskedPort.judge(
                new Look.Echo(port, payload, halfClose),
                port,
                (at, answer) -> halfClose ? judgeHalfClosed(at, payload, answer) : judge(at, payload, answer));
    }

    private static Outcome judge(AskedPort at, Bytes payload, EchoAnswer answer) {
        if (answer.received().equals(payload) && answer.early().isEmpty()) {
            String silence = answer.silence().isZero()
                    ? ""
                    : "; it closes a client that is silent for " + Span.of(answer.silence());
            return Outcome.holds(at.name() + " sent the same " + Say.bytes(payload.length()) + " back" + silence);
        }
        return notEchoed(at, payload, answer, "keep reading and sending until the client is done");
    }

    private static Outcome judgeHalfClosed(AskedPort at, Bytes payload, EchoAnswer answer) {
        boolean all = answer.received().equals(payload) && answer.early().isEmpty();
        if (all && answer.end() == ProbeEnd.CLOSED) {
            return Outcome.holds(at.name() + " sent the same " + Say.bytes(payload.length())
                    + " back after FIN, then end of stream");
        }
        if (all && answer.end() == ProbeEnd.RESET) {
            return Outcome.contradicted(
                    at.told(Say.quoted(payload) + ", then " + answer.end().meaning()),
                    "end with FIN too: a close with unread bytes, or with SO_LINGER 0, sends RST");
        }
        if (all) {
            return Outcome.absent(
                    at.told(Say.quoted(payload) + ", then no end of stream before the deadline"),
                    "close the connection once its client has ended and all is sent back");
        }
        return notEchoed(
                at, payload, answer, "FIN ends one direction only: send back all that came before it, then close");
    }

    private static Outcome notEchoed(AskedPort at, Bytes payload, EchoAnswer answer, String untilTheEnd) {
        Bytes received = answer.received();
        if (!answer.early().isEmpty()) {
            return Outcome.contradicted(
                    at.told(at.name() + " spoke before it was spoken to: " + Say.quoted(answer.early())),
                    WAIT_FOR_THE_CLIENT);
        }
        if (answer.end() == ProbeEnd.REFUSED) {
            return at.refused("try  echo " + at.port());
        }
        if (answer.end() == ProbeEnd.NOT_CONNECTED) {
            return at.unconnected();
        }
        if (received.firstDifference(payload) == payload.length()) {
            return Outcome.contradicted(at.told(surplus(payload, received)), onlyWhatCame(payload, received))
                    .with(new Difference(payload, received));
        }
        boolean soFarSoGood = received.firstDifference(payload) == received.length();
        String got = received.isEmpty() ? "nothing" : Say.quoted(received);
        String observed = at.told(got + ", then " + answer.end().meaning());
        if (soFarSoGood && answer.end() == ProbeEnd.TIMED_OUT) {
            return Outcome.absent(observed, received.isEmpty() ? asItComes(payload) : AGAIN);
        }
        if (soFarSoGood) {
            return Outcome.contradicted(observed, untilTheEnd).with(new Difference(payload, received));
        }
        String advice = LineEnds.advice(payload, received, "send back exactly what came, byte by byte");
        return Outcome.contradicted(
                        received.length() == payload.length() ? at.told("other bytes came back: " + got) : observed,
                        advice)
                .with(new Difference(payload, received));
    }

    private static String asItComes(Bytes payload) {
        boolean line = payload.at(payload.length() - 1) == '\n';
        return line ? AGAIN : "send back what comes as it comes: who reads lines waits for \\n, and none was sent";
    }

    private static String surplus(Bytes sent, Bytes came) {
        String count = Say.bytes(sent.length()) + " expected, " + came.length() + " came";
        Bytes more = came.slice(sent.length(), came.length());
        return more.length() <= FEW ? count + ": " + Say.quoted(more) + " was too much" : count;
    }

    private static String onlyWhatCame(Bytes sent, Bytes came) {
        return came.equals(sent.plus(sent))
                ? "send back what came once, not twice"
                : "send back as many bytes as recv brought, and nothing of its own";
    }

    private static Judge clients(int port, int clients) {
        return AskedPort.judge(new Look.ManyClients(port, clients), port, ProbeSentences::judge);
    }

    private static Outcome judge(AskedPort at, ClientsAnswer answer) {
        String all = Say.count(answer.asked(), "client");
        String count = answer.counted() + " of " + all;
        String where = at.name().equals("port " + at.port()) ? "" : ", at " + at.name();
        return switch (answer.end()) {
            case SERVED -> Outcome.holds(count + " got their own bytes back at once" + where);
            case REFUSED -> at.refused("try  echo " + at.port());
            case NOT_CONNECTED ->
                answer.counted() == 0
                        ? at.unconnected()
                        : Outcome.absent(
                                count + " got a connection" + where + ", and the others no answer to their SYN",
                                "accept sooner, or have a longer queue: the backlog of listen(2)");
            case SPOKE_FIRST ->
                Outcome.contradicted(
                        at.name() + " spoke before it was spoken to: " + Say.quoted(answer.came()),
                        WAIT_FOR_THE_CLIENT);
            case CLOSED, RESET ->
                Outcome.contradicted(
                        at.told(count + (answer.end() == ClientsAnswer.End.CLOSED ? " closed" : " reset") + where
                                + " before their bytes were back, the first after " + Span.of(answer.after())),
                        "keep a client that is silent, and as many as come, until it closes");
            case OTHER_BYTES ->
                Outcome.contradicted(
                                "a client got other bytes than it sent" + where + ": " + Say.quoted(answer.came()),
                                "give each client a buffer of its own, and send back byte by byte")
                        .with(new Difference(answer.sent(), answer.came()));
            case SURPLUS ->
                Outcome.contradicted(
                                surplus(answer.sent(), answer.came()) + where,
                                onlyWhatCame(answer.sent(), answer.came()))
                        .with(new Difference(answer.sent(), answer.came()));
            case IN_TURN ->
                Outcome.contradicted(
                        "the last of " + all + " got nothing for " + Span.of(answer.after())
                                + ", and its bytes once the others had spoken and ended" + where,
                        "serve each client in a thread of its own: try  echo");
            case TIMED_OUT ->
                Outcome.absent(
                        count + " got their bytes back before the deadline" + where,
                        answer.counted() == 0
                                ? "send back what comes as it comes: these bytes end no line"
                                : "is the machine busy? a longer time is written so:  within 10s");
        };
    }
}
