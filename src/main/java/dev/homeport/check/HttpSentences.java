package dev.homeport.check;

import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpEnd;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.HttpUrl;
import dev.homeport.net.Look;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a page on this machine answers (RFC 9110). */
final class HttpSentences {
    /** What all of these begin with. */
    private static final String ANSWERS = "METHOD URL REQUEST answers STATUS";

    static final List<Declaration> ALL = List.of(
            Declaration.of(
                    ANSWERS,
                    "the page answers with the status; judged at the end of the header section",
                    "GET :62893/hello answers 200",
                    "status STATUS",
                    slots -> judge(slots, true, answer -> Outcome.holds(status(answer)))),
            Declaration.of(
                    ANSWERS + " with body containing TEXT",
                    "the page answers with the status, and the text is in its body",
                    "GET :62893/hello answers 200 with body containing \"Hello\"",
                    "status STATUS and TEXT in the body",
                    slots -> judge(slots, false, answer -> HttpBodies.containing(answer, slots.bytes(4)))),
            Declaration.of(
                    ANSWERS + " with header FIELD starting TEXT",
                    "the page answers with the status, and the value of one field line of that name starts so",
                    "GET :62893/hello answers 200 with header Content-Type starting \"text/plain\"",
                    "status STATUS and FIELD starting TEXT",
                    slots -> judge(
                            slots,
                            true,
                            answer -> header(
                                    answer,
                                    slots.text(4),
                                    value -> value.startsWith(slots.bytes(5).text())))),
            Declaration.of(
                    ANSWERS + " with header FIELD containing TEXT",
                    "the page answers with the status, and the text is in the value of one field line of that name",
                    "GET :62893/hello answers 200 with header Content-Type containing \"utf-8\"",
                    "status STATUS and FIELD containing TEXT",
                    slots -> judge(
                            slots,
                            true,
                            answer -> header(
                                    answer,
                                    slots.text(4),
                                    value -> value.contains(slots.bytes(5).text())))),
            Declaration.of(
                    ANSWERS + " with json KEY = JSON",
                    "the page answers with the status, and its JSON body has the value at the key; dots lead inwards",
                    "GET :62893/ada answers 200 with json name = \"Ada\"",
                    "status STATUS and KEY = JSON",
                    // A class of its own, so that the JSON library loads only when such a sentence is judged.
                    slots -> judge(
                            slots,
                            false,
                            answer -> JsonBody.judge(answer, slots.text(4), slots.get(5, JsonScalar.class)))));

    private HttpSentences() {}

    private static Judge judge(Slots slots, boolean headOnly, Function<HttpAnswer, Outcome> rest) {
        RequestWords carried = slots.get(2, RequestWords.class);
        HttpUrl url = slots.get(1, HttpUrl.class);
        HttpRequest request = new HttpRequest(slots.text(0), url, carried.fields(), carried.body());
        int status = slots.number(3);
        return Judge.of(new Look.Http(request, headOnly), answer -> {
            if (answer.head() == null) {
                return noAnswer(url, answer);
            }
            if (headOnly && answer.end() == HttpEnd.NOT_HTTP) {
                return Outcome.contradicted(status(answer) + ", but " + answer.why(), "mend the header section");
            }
            return answer.status() == status
                    ? rest.apply(answer)
                    : Outcome.contradicted(status(answer), adviceFor(answer.status()));
        });
    }

    /** The status, and who answered where that was not 127.0.0.1. */
    static String status(HttpAnswer answer) {
        return "status " + answer.status() + Say.at(answer.from());
    }

    private static Outcome noAnswer(HttpUrl url, HttpAnswer answer) {
        String came = answer.rest().isEmpty() ? "" : Say.quoted(answer.rest()) + ", then ";
        String next = "an answer begins with a line such as  HTTP/1.1 200 OK";
        return switch (answer.end()) {
            case REFUSED -> {
                boolean byName = url.host().isEmpty()
                        || url.host().toLowerCase(Locale.ROOT).endsWith("localhost");
                String place = byName ? Integer.toString(url.port()) : url.typed();
                if (!answer.why().isEmpty()) {
                    yield Outcome.contradicted(
                            "connection refused, and yet " + answer.why(),
                            "a firewall rule may reject it: try  probe " + place);
                }
                yield Outcome.absent(
                        "connection refused: nobody listens "
                                + (byName ? "on port " + url.port() : "at " + answer.from()),
                        "try  serve " + place);
            }
            case TIMED_OUT ->
                Outcome.absent(
                        came.isEmpty()
                                ? "no answer before the deadline"
                                : came + "no more before the deadline: its header section is not whole",
                        "is the program busy? try  who " + url.port());
            case CLOSED -> Outcome.contradicted(came + "end of stream: the peer closed", next);
            case RESET -> Outcome.contradicted(came + "connection reset by the peer", next);
            case NOT_HTTP ->
                url.secure()
                        ? Outcome.contradicted(answer.why(), "https is HTTP over TLS: ask with http, or speak TLS")
                        : Outcome.contradicted("what came is not HTTP: " + answer.why(), next);
            case BY_HAND -> Outcome.absent(answer.why(), "close it and start a server that answers by itself");
            case LIMIT, CANCELLED, WHOLE, HEAD -> Outcome.unseen(answer.why());
        };
    }

    static String adviceFor(int status) {
        return switch (status) {
            case 400 -> "the request is not HTTP/1.1 as it should be: is there a Host field?";
            case 404 -> "the server has no such page: try  help route";
            case 405 -> "the page takes another method: try  help route";
            case 421 -> "the Host field must name this machine: localhost or 127.0.0.1";
            case 500 -> "the server's own code failed while it answered";
            default -> "try  help route  to set what it answers";
        };
    }

    private static Outcome header(HttpAnswer answer, String field, Predicate<String> fits) {
        List<String> values = answer.values(field);
        if (values.isEmpty()) {
            return Outcome.contradicted("no header field " + field, "the server must send it with the answer");
        }
        return values.stream()
                .filter(fits)
                .findFirst()
                .map(value -> Outcome.holds(status(answer) + " with " + field + ": " + Say.foreign(value)))
                .orElseGet(() -> Outcome.contradicted(
                        field + ": " + Say.foreign(values.get(0)) + more(values),
                        "the server must send another value"));
    }

    private static String more(List<String> values) {
        return values.size() == 1 ? "" : ", and " + (values.size() - 1) + " more of that name";
    }
}
