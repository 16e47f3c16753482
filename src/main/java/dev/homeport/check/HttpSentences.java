package dev.homeport.check;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.Look;
import dev.homeport.net.ProbeEnd;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a page on this machine answers (RFC 9110). */
final class HttpSentences {
    static final List<Declaration> ALL = List.of(
            Declaration.of(
                    "GET URL answers STATUS",
                    "the page answers with the status",
                    "GET :62893/hello answers 200",
                    "status STATUS",
                    slots -> page(slots, answer -> Outcome.holds("status " + answer.status()))),
            Declaration.of(
                    "GET URL answers STATUS with body containing TEXT",
                    "the page answers with the status, and the text is in its body",
                    "GET :62893/hello answers 200 with body containing \"Hello\"",
                    "status STATUS and TEXT in the body",
                    slots -> page(slots, answer -> body(answer, slots.bytes(2)))),
            Declaration.of(
                    "GET URL answers STATUS with header FIELD starting TEXT",
                    "the page answers with the status, and the header field's value starts so",
                    "GET :62893/hello answers 200 with header Content-Type starting \"text/plain\"",
                    "status STATUS and FIELD starting TEXT",
                    slots -> page(
                            slots,
                            answer -> header(
                                    answer,
                                    slots.text(2),
                                    value -> value.startsWith(slots.bytes(3).text())))),
            Declaration.of(
                    "GET URL answers STATUS with header FIELD containing TEXT",
                    "the page answers with the status, and the text is in the header field's value",
                    "GET :62893/hello answers 200 with header Content-Type containing \"utf-8\"",
                    "status STATUS and FIELD containing TEXT",
                    slots -> page(
                            slots,
                            answer -> header(
                                    answer,
                                    slots.text(2),
                                    value -> value.contains(slots.bytes(3).text())))),
            Declaration.of(
                    "GET URL answers STATUS with json KEY = JSON",
                    "the page answers with the status, and its JSON body has the value at the key; dots lead inwards",
                    "GET :62893/ada answers 200 with json name = \"Ada\"",
                    "status STATUS and KEY = JSON",
                    // A class of its own, so that the JSON library loads only when such a sentence is judged.
                    slots -> page(
                            slots, answer -> JsonBody.judge(answer, slots.text(2), slots.get(3, JsonScalar.class)))));

    private HttpSentences() {}

    private static Judge page(Slots slots, Function<HttpAnswer, Outcome> rest) {
        URI uri = slots.get(0, URI.class);
        int status = slots.number(1);
        return Judge.of(new Look.Get(uri), answer -> {
            if (answer.end() != ProbeEnd.COMPLETE) {
                return noAnswer(uri, answer.end());
            }
            return answer.status() == status
                    ? rest.apply(answer)
                    : Outcome.contradicted("status " + answer.status(), adviceFor(answer.status()));
        });
    }

    private static Outcome noAnswer(URI uri, ProbeEnd end) {
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        return switch (end) {
            case REFUSED -> Outcome.absent("connection refused: nobody listens on port " + port, "try  serve " + port);
            case TIMED_OUT -> Outcome.absent("no answer before the deadline", "is the program busy? try  who " + port);
            default -> Outcome.contradicted(end.meaning(), "an answer begins with a line such as  HTTP/1.1 200 OK");
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

    private static Outcome body(HttpAnswer answer, Bytes wanted) {
        return answer.body().indexOf(wanted) >= 0
                ? Outcome.holds("status " + answer.status() + " with " + Say.quoted(wanted) + " in the body")
                : Outcome.contradicted(
                        answer.body().isEmpty() ? "an empty body" : "the body is " + Say.quoted(answer.body()),
                        "try  help route  to set the body");
    }

    private static Outcome header(HttpAnswer answer, String field, Predicate<String> fits) {
        Optional<String> value = answer.header(field);
        if (value.isEmpty()) {
            return Outcome.contradicted("no header field " + field, "the server must send it with the answer");
        }
        String text = field + ": " + Say.foreign(value.get());
        return fits.test(value.get())
                ? Outcome.holds("status " + answer.status() + " with " + text)
                : Outcome.contradicted(text, "the server must send another value");
    }
}
