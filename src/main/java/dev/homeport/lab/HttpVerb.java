package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.ProbeEnd;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import dev.homeport.words.Span;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A learner's own HTTP request, with failures in words. */
final class HttpVerb {
    private final Waiters waiters;
    private final TlsKit kit;

    HttpVerb(Waiters waiters, TlsKit kit) {
        this.waiters = waiters;
        this.kit = kit;
    }

    /** @param socket asked instead of the URI's host and port; null for those */
    HttpAnswer send(
            String method,
            URI uri,
            List<Map.Entry<String, String>> headers,
            @Nullable Bytes body,
            @Nullable UnixPath socket,
            Act act)
            throws LabException {
        Bytes request = HttpRequestBytes.of(method, uri, headers, body);
        Asked asked = socket == null ? Asked.of(uri) : Asked.of(socket);
        HttpAnswer answer;
        try {
            HttpCall call = new HttpCall(Deadline.after(act.within()), act.cancellation(), waiters, null, kit);
            answer = socket == null ? call.send(method, uri, request) : call.send(method, uri, socket, request);
        } catch (HttpCall.GivenUp givenUp) {
            throw Troubles.cancelled("the request to " + asked.name());
        } catch (IOException failed) {
            throw socket == null
                    ? Troubles.other("could not ask " + asked.name(), failed)
                    : Unix.ofConnect(failed, socket, false);
        }
        if (answer.end() != ProbeEnd.COMPLETE) {
            throw trouble(answer.end(), asked, HttpCall.isSecure(uri), act);
        }
        return answer;
    }

    /**
     * Who was asked, in words.
     *
     * @param serve what `serve` would need to be there
     * @param look what shows more
     */
    private record Asked(String name, String serve, String look) {
        static Asked of(URI uri) {
            int port = HttpCall.portOf(uri);
            String place = uri.getHost() + ":" + port;
            String typed = Addresses.typed(uri.getHost(), port);
            return new Asked(
                    place,
                    uri.getHost().equals("localhost") ? Integer.toString(port) : typed,
                    "`who " + port + "` names the program; `connect " + typed + "` and `recv` show its bytes");
        }

        static Asked of(UnixPath socket) {
            return new Asked(
                    socket.toString(), socket.toString(), "`connect " + socket + "` and `recv` show its bytes");
        }
    }

    private static LabException trouble(ProbeEnd end, Asked asked, boolean secure, Act act) {
        String where = asked.name();
        return switch (end) {
            case REFUSED ->
                new LabException(
                        Trouble.REFUSED,
                        where + " refused: nobody listens there",
                        "`serve " + asked.serve() + "` starts a web server there");
            case TIMED_OUT, NOT_CONNECTED ->
                new LabException(
                        Trouble.TIMED_OUT,
                        where + " did not answer in full within " + Span.of(act.within()),
                        asked.look());
            case RESET -> new LabException(Trouble.RESET, where + " reset the connection", asked.look());
            case CLOSED ->
                new LabException(Trouble.CLOSED, where + " closed before its answer was complete", asked.look());
            case NOT_HTTP, COMPLETE ->
                new LabException(
                        Trouble.OTHER,
                        "what " + where + " sent back is not HTTP",
                        secure ? asked.look() : "it may speak TLS: ask with https; or " + asked.look());
        };
    }
}
