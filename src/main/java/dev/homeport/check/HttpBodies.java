package dev.homeport.check;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpContent;
import dev.homeport.net.Observed;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** What stands in the body of an answer: judged on all of it, with its codings undone. */
final class HttpBodies {
    private HttpBodies() {}

    /**
     * The text is looked for in the text that the body is by its charset; by bytes where none is named, or where what is looked
     * for is no text.
     */
    static Outcome containing(HttpAnswer answer, Bytes wanted) {
        HttpContent content = HttpContent.of(answer);
        Observed<Boolean> found = contains(answer, content.bytes(), wanted);
        boolean isThere = found.orElse(false);
        Outcome holds = Outcome.holds(HttpSentences.status(answer) + " with " + Say.quoted(wanted) + " in the body");
        // A stream without an announced end may go on for ever: what is there cannot be taken back.
        if (isThere && isOpen(answer)) {
            return holds;
        }
        return whole(
                answer,
                content,
                bytes -> isThere
                        ? holds
                        : found.match(
                                no -> Outcome.contradicted(
                                        bytes.isEmpty()
                                                ? "an empty body"
                                                : "the body is "
                                                        + Say.quoted(Bytes.utf8(HttpContent.readable(answer, bytes))),
                                        "try  help route  to set the body"),
                                Outcome::unseen));
    }

    /** Judges a body that came whole; the outcome of one that did not. Nothing passes on a body that was cut short. */
    static Outcome whole(HttpAnswer answer, HttpContent content, Function<Bytes, Outcome> judge) {
        return switch (answer.end()) {
            case WHOLE ->
                content.trouble().isEmpty()
                        ? judge.apply(content.bytes())
                        : Outcome.unseen("the body " + content.trouble());
            case LIMIT -> Outcome.unseen(answer.why());
            case TIMED_OUT ->
                Outcome.absent(
                        answer.amount() + " before the deadline",
                        "is it slow, or without an end? more time: end the check with  within 10s");
            case CLOSED -> cut(answer, "end of stream: the peer closed");
            case RESET -> cut(answer, "connection reset by the peer");
            case NOT_HTTP -> cut(answer, answer.why());
            case HEAD, REFUSED, CANCELLED, BY_HAND -> Outcome.unseen("the body was not read");
        };
    }

    private static Outcome cut(HttpAnswer answer, String how) {
        return Outcome.mistaken(
                "the body is not whole: " + answer.amount() + ", then " + how, "send all of the body before the end");
    }

    private static boolean isOpen(HttpAnswer answer) {
        return switch (answer.end()) {
            case TIMED_OUT -> answer.announced().isEmpty();
            case LIMIT -> true;
            default -> false;
        };
    }

    private static Observed<Boolean> contains(HttpAnswer answer, Bytes body, Bytes wanted) {
        Optional<Observed<Charset>> named = HttpContent.charset(answer);
        Optional<String> text = HttpContent.text(wanted, StandardCharsets.UTF_8);
        if (body.indexOf(wanted) >= 0 && (named.isEmpty() || text.isEmpty())) {
            return Observed.seen(true);
        }
        if (named.isEmpty() || text.isEmpty()) {
            return Observed.seen(false);
        }
        return named.get()
                .match(
                        charset -> {
                            if (new String(body.toArray(), charset).contains(text.get())) {
                                return Observed.seen(true);
                            }
                            return HttpContent.text(body, charset).isPresent()
                                    ? Observed.seen(false)
                                    : Observed.unseen(
                                            "the body is not the " + charset.name() + " that its Content-Type names");
                        },
                        reason -> Observed.unseen("the body's text is not known: " + reason));
    }
}
