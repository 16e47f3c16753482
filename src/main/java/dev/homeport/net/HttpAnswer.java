package dev.homeport.net;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All that came of one HTTP request.
 *
 * @param sent the request's bytes; empty where no connection was made
 * @param asked the addresses that were tried, in that order: all refused but for the last, which may have too
 * @param interim the responses before the last one (RFC 9110, section 15.2): 100, 102, 103
 * @param head null where no whole header section came
 * @param body without the chunks' framing, and in its content codings
 * @param announced how long the body was to be, where the header section says it
 * @param trailers the field lines behind a chunked body
 * @param end how it ended
 * @param why what was wrong where the end is NOT_HTTP or LIMIT, why nobody was asked where it is BY_HAND, and who
 *     listens there all the same where it is REFUSED; else empty
 * @param rest the beginning of what came and is no part of the above: an unfinished header section, another protocol's bytes,
 *     or what followed the body
 */
public record HttpAnswer(
        Bytes sent,
        List<Address> asked,
        List<HttpHead> interim,
        @Nullable HttpHead head,
        Bytes body,
        OptionalLong announced,
        List<HttpField> trailers,
        HttpEnd end,
        String why,
        Bytes rest) {
    public HttpAnswer {
        asked = List.copyOf(asked);
        interim = List.copyOf(interim);
        trailers = List.copyOf(trailers);
    }

    /** Nothing came. */
    public static HttpAnswer none(HttpEnd end, String why, List<? extends Address> asked) {
        return new HttpAnswer(
                Bytes.EMPTY,
                List.copyOf(asked),
                List.of(),
                null,
                Bytes.EMPTY,
                OptionalLong.empty(),
                List.of(),
                end,
                why,
                Bytes.EMPTY);
    }

    /** The same, with the request that was sent for it. */
    public HttpAnswer to(Bytes request) {
        return new HttpAnswer(request, asked, interim, head, body, announced, trailers, end, why, rest);
    }

    /** The same, with who was asked for it. */
    public HttpAnswer from(List<? extends Address> tried) {
        return new HttpAnswer(sent, List.copyOf(tried), interim, head, body, announced, trailers, end, why, rest);
    }

    /** The same, with a reason. */
    public HttpAnswer because(String reason) {
        return new HttpAnswer(sent, asked, interim, head, body, announced, trailers, end, reason, rest);
    }

    /** 0 where no whole header section came. */
    public int status() {
        return head == null ? 0 : head.status();
    }

    /** Empty where no whole header section came. */
    public String statusLine() {
        return head == null ? "" : head.statusLine();
    }

    /** The last response's field lines. */
    public List<HttpField> fields() {
        return head == null ? List.of() : head.fields();
    }

    /** The value of each field line of that name. */
    public List<String> values(String name) {
        return head == null ? List.of() : head.values(name);
    }

    /** How much came of what is not whole: {@code 9 of 100 bytes of the body came}. */
    public String amount() {
        if (head == null) {
            boolean nothing = rest.isEmpty() && interim.isEmpty();
            return nothing ? "nothing came" : "its header section was not whole";
        }
        int count = body.length();
        String noun = count == 1 ? " byte" : " bytes";
        return announced.isPresent()
                ? count + " of " + announced.getAsLong() + (announced.getAsLong() == 1 ? " byte" : " bytes")
                        + " of the body came"
                : count + noun + " of the body came, and no end";
    }

    /** Who was asked last: the one that answered, if any did. */
    public @Nullable Address from() {
        return asked.isEmpty() ? null : asked.get(asked.size() - 1);
    }
}
