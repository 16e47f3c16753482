package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.ProbeEnd;
import dev.homeport.net.Trouble;
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

    HttpAnswer send(String method, URI uri, List<Map.Entry<String, String>> headers, @Nullable Bytes body, Act act)
            throws LabException {
        Bytes request = HttpRequestBytes.of(method, uri, headers, body);
        String where = uri.getHost() + ":" + HttpCall.portOf(uri);
        HttpAnswer answer;
        try {
            answer = new HttpCall(Deadline.after(act.within()), act.cancellation(), waiters, null, kit)
                    .send(method, uri, request);
        } catch (HttpCall.GivenUp givenUp) {
            throw Troubles.cancelled("the request to " + where);
        } catch (IOException failed) {
            throw Troubles.other("could not ask " + where, failed);
        }
        if (answer.end() != ProbeEnd.COMPLETE) {
            throw trouble(answer.end(), where, uri, act);
        }
        return answer;
    }

    private static LabException trouble(ProbeEnd end, String where, URI uri, Act act) {
        int port = HttpCall.portOf(uri);
        String look = "`who " + port + "` names the program; `connect " + port + "` and `recv` show its bytes";
        return switch (end) {
            case REFUSED ->
                new LabException(
                        Trouble.REFUSED,
                        where + " refused: nobody listens there",
                        "`serve " + port + "` starts a web server there");
            case TIMED_OUT ->
                new LabException(
                        Trouble.TIMED_OUT,
                        where + " did not answer in full within " + Troubles.seconds(act.within()),
                        look);
            case RESET -> new LabException(Trouble.RESET, where + " reset the connection", look);
            case CLOSED -> new LabException(Trouble.CLOSED, where + " closed before its answer was complete", look);
            case NOT_HTTP, COMPLETE ->
                new LabException(
                        Trouble.OTHER,
                        "what " + where + " sent back is not HTTP",
                        HttpCall.isSecure(uri) ? look : "it may speak TLS: ask with https; or " + look);
        };
    }
}
