package dev.homeport.lab;

import dev.homeport.kernel.Kernel;
import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpEnd;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.HttpUrl;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import dev.homeport.words.Span;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A learner's own HTTP request, with failures in words. */
final class HttpVerb {
    private final Waiters waiters;
    private final TlsKit kit;
    private final Kernel kernel;

    HttpVerb(Waiters waiters, TlsKit kit, Kernel kernel) {
        this.waiters = waiters;
        this.kit = kit;
        this.kernel = kernel;
    }

    /** @param socket asked instead of the URL's host and port; null for those */
    HttpAnswer send(HttpRequest request, @Nullable UnixPath socket, boolean headOnly, Act act) throws LabException {
        HttpRequestBytes.mayBeSent(request);
        Asked asked = socket == null ? Asked.of(request.url()) : Asked.of(socket);
        Iterable<? extends Address> places = socket == null ? HttpPlaces.of(request.url(), kernel) : List.of(socket);
        HttpAnswer answer;
        try {
            answer = new HttpCall(act, waiters, null, kit).send(request, places, headOnly);
        } catch (IOException failed) {
            throw socket == null
                    ? Troubles.other("could not ask " + asked.name(), failed)
                    : Unix.ofConnect(failed, socket, false);
        }
        if (answer.end() == HttpEnd.WHOLE || answer.end() == HttpEnd.HEAD) {
            return answer;
        }
        throw trouble(HttpPlaces.explained(answer, kernel), asked, act);
    }

    /**
     * Who was asked, in words.
     *
     * @param serve what `serve` would need to be there
     * @param look what shows more; empty where a tap in front of who answered does
     */
    private record Asked(String name, String serve, String look) {
        static Asked of(HttpUrl url) {
            boolean anywhere = url.host().isEmpty() || NameResolver.isLocalhost(url.host());
            String place = anywhere ? Integer.toString(url.port()) : url.typed();
            return new Asked(
                    url.host().isEmpty() ? "port " + url.port() : named(url),
                    place,
                    url.secure() ? "`who " + url.port() + "` names the program" : "");
        }

        static Asked of(UnixPath socket) {
            return new Asked(
                    socket.toString(),
                    socket.toString(),
                    "`connect " + socket + "`, `send` the request and `recv` show its bytes");
        }

        private static String named(HttpUrl url) {
            return (url.host().indexOf(':') >= 0 ? "[" + url.host() + "]" : url.host()) + ":" + url.port();
        }
    }

    private static HttpTrouble trouble(HttpAnswer answer, Asked asked, Act act) {
        String where = asked.name();
        String look = asked.look().isEmpty()
                ? "`tap 0 -> " + typed(answer) + "` shows every byte of whoever asks through it"
                : asked.look();
        return switch (answer.end()) {
            case REFUSED ->
                !answer.why().isEmpty()
                        ? new HttpTrouble(
                                Trouble.REFUSED,
                                where + " refused, and yet " + answer.why(),
                                "a firewall rule may reject it: `probe " + asked.serve() + "` tells more",
                                answer)
                        : new HttpTrouble(
                                Trouble.REFUSED,
                                where + " refused: nobody listens there" + tried(answer),
                                "`serve " + asked.serve() + "` starts a web server there",
                                answer);
            case TIMED_OUT ->
                new HttpTrouble(
                        Trouble.TIMED_OUT,
                        where + " did not answer in full within " + Span.of(act.within()) + soFar(answer),
                        "more time: --within 60s; " + look,
                        answer);
            case RESET -> new HttpTrouble(Trouble.RESET, where + " reset the connection" + soFar(answer), look, answer);
            case CLOSED ->
                new HttpTrouble(
                        Trouble.CLOSED, where + " closed before its answer was complete" + soFar(answer), look, answer);
            case CANCELLED ->
                new HttpTrouble(
                        Trouble.CANCELLED,
                        "the request to " + where + " was cancelled" + soFar(answer),
                        "type it again to go on",
                        answer);
            case LIMIT ->
                new HttpTrouble(
                        Trouble.OTHER, "not all of the answer was read: " + answer.why(), "`help http`", answer);
            case NOT_HTTP, BY_HAND, WHOLE, HEAD ->
                new HttpTrouble(
                        Trouble.OTHER, "what " + where + " sent back is not HTTP: " + answer.why(), look, answer);
        };
    }

    private static String typed(HttpAnswer answer) {
        return answer.from() instanceof Endpoint endpoint ? endpoint.typed() : String.valueOf(answer.from());
    }

    private static String tried(HttpAnswer answer) {
        return answer.asked().size() < 2
                ? ""
                : " (" + answer.asked().stream().map(Address::toString).collect(Collectors.joining(", ")) + ")";
    }

    private static String soFar(HttpAnswer answer) {
        String amount = answer.amount();
        return amount.isEmpty() ? "" : ": " + amount;
    }
}
