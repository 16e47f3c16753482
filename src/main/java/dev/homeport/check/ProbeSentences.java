package dev.homeport.check;

import dev.homeport.check.Finding.Difference;
import dev.homeport.net.Bytes;
import dev.homeport.net.ClientsAnswer;
import dev.homeport.net.EchoAnswer;
import dev.homeport.net.Look;
import dev.homeport.net.ProbeEnd;
import java.util.List;
import java.util.Random;

/** What a port does when something connects and sends. */
final class ProbeSentences {
    static final List<Declaration> ALL = List.of(
            Declaration.of(
                    "port PORT echoes TEXT",
                    "a client that connects and sends the text gets the same bytes back",
                    "port 62893 echoes \"ping\"",
                    "TEXT back",
                    slots -> echo(slots.number(0), slots.bytes(1))),
            Declaration.of(
                    "port PORT echoes N random bytes",
                    "a client that connects and sends so many bytes gets the same bytes back",
                    "port 62893 echoes 65536 random bytes",
                    "the same N bytes back",
                    slots -> echo(slots.number(0), random(slots.number(1)))),
            Declaration.of(
                    "port PORT speaks TLS",
                    "a client that connects and begins a TLS handshake gets it done, whatever the certificate (RFC 9846)",
                    "port 62893 speaks TLS",
                    "a TLS handshake on port PORT",
                    slots -> TlsSentences.speaks(slots.number(0))),
            Declaration.of(
                    "port PORT serves N:1000 clients at once",
                    "so many clients, all connected at the same moment, each get their own bytes back",
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

    private static Judge echo(int port, Bytes payload) {
        return Judge.of(new Look.Echo(port, payload), answer -> judge(port, payload, answer));
    }

    private static Outcome judge(int port, Bytes payload, EchoAnswer answer) {
        Bytes received = answer.received();
        if (received.equals(payload)) {
            return Outcome.holds(
                    where(port, answer.onIpv6()) + " sent the same " + Say.bytes(payload.length()) + " back");
        }
        if (answer.end() == ProbeEnd.REFUSED) {
            return nobody(port);
        }
        boolean soFarSoGood = received.firstDifference(payload) == received.length();
        String got = received.isEmpty() ? "nothing" : Say.quoted(received);
        String observed = got + ", then " + answer.end().meaning();
        if (soFarSoGood && answer.end() == ProbeEnd.TIMED_OUT) {
            String next = "send back all that comes: recv, send, and again until end of stream";
            return received.isEmpty() ? Outcome.absent(observed, next) : Outcome.lacking(observed, next);
        }
        if (soFarSoGood) {
            return Outcome.contradicted(observed, "keep reading and sending until the client is done")
                    .with(new Difference(payload, received));
        }
        String advice = LineEnds.advice(payload, received, "send back exactly what came, byte by byte");
        return Outcome.contradicted(
                        received.length() == payload.length() ? "other bytes came back: " + got : observed, advice)
                .with(new Difference(payload, received));
    }

    private static Judge clients(int port, int clients) {
        return Judge.of(new Look.ManyClients(port, clients), answer -> judge(port, clients, answer));
    }

    private static Outcome judge(int port, int clients, ClientsAnswer answer) {
        if (answer.served() == 0 && answer.firstTrouble() == ProbeEnd.REFUSED) {
            return nobody(port);
        }
        String count = answer.served() + " of " + Say.count(answer.asked(), "client");
        return answer.served() >= clients
                ? Outcome.holds(
                        count + " got their own bytes back at once" + (answer.onIpv6() ? ", at [::1]:" + port : ""))
                : Outcome.contradicted(
                        count + "; then " + answer.firstTrouble().meaning(),
                        "serve each client in a thread of its own: try  echo");
    }

    static String where(int port, boolean onIpv6) {
        return onIpv6 ? "[::1]:" + port : "port " + port;
    }

    static Outcome nobody(int port) {
        return Outcome.absent("connection refused: nobody listens on port " + port, "try  echo " + port);
    }
}
