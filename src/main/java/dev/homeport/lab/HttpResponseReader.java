package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpEnd;
import dev.homeport.net.HttpHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads one HTTP/1.x response from bytes as they come, and keeps all that came, however it ends. */
final class HttpResponseReader {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int FIRST_FINAL = 200;

    /** Of what is no part of the answer. */
    private static final int KEPT = 2 << 10;

    private final String method;
    private final boolean headOnly;
    private final List<HttpHead> interim = new ArrayList<>();

    private HttpHeadReader heads = new HttpHeadReader(HttpHeadReader.MOST);
    private int headLength;
    private @Nullable HttpHead head;
    private OptionalLong announced = OptionalLong.empty();
    private @Nullable HttpBodyReader body;
    private @Nullable HttpRefusal refusal;
    private Bytes surplus = Bytes.EMPTY;

    /**
     * @param method of the request: the answer to HEAD has no body
     * @param headOnly whether the end of the header section is as far as anybody wants to read
     */
    HttpResponseReader(String method, boolean headOnly) {
        this.method = method;
        this.headOnly = headOnly;
    }

    /** Whether nothing more need be read. */
    boolean isOver() {
        return refusal != null || (head != null && headOnly) || (body != null && body.isWhole());
    }

    void take(byte[] content, int count) {
        int at = 0;
        try {
            while (at < count && !isOver()) {
                if (body != null) {
                    at += body.take(content, at, count);
                } else {
                    Optional<HttpHead> whole = heads.take(content[at]);
                    at++;
                    if (whole.isPresent()) {
                        takeHead(whole.get());
                    }
                }
            }
        } catch (HttpRefusal refused) {
            refusal = refused;
        }
        if (head != null && at < count) {
            surplus = Bytes.of(content, at, Math.min(count - at, KEPT));
        }
    }

    /** RFC 9110, section 15.2: interim responses come before the last one; after 101 another protocol is spoken. */
    private void takeHead(HttpHead whole) throws HttpRefusal {
        if (whole.status() < FIRST_FINAL && whole.status() != SWITCHING_PROTOCOLS) {
            interim.add(whole);
            headLength += heads.length();
            heads = new HttpHeadReader(HttpHeadReader.MOST - headLength);
            return;
        }
        head = whole;
        HttpFraming framing = HttpFraming.of(method, whole);
        if (framing.kind() == HttpFraming.Kind.LENGTH) {
            announced = OptionalLong.of(framing.length());
        }
        body = new HttpBodyReader(framing);
    }

    /**
     * All that came.
     *
     * @param otherwise how the stream or the reading ended, which counts where the answer is not whole
     */
    HttpAnswer answer(HttpEnd otherwise) {
        HttpRefusal refused = refusal;
        if (refused == null && head == null) {
            try {
                heads.end();
            } catch (HttpRefusal other) {
                refused = other;
            }
        }
        return new HttpAnswer(
                Bytes.EMPTY,
                List.of(),
                interim,
                head,
                body == null ? Bytes.EMPTY : body.body(),
                announced,
                body == null ? List.of() : body.trailers(),
                refused != null ? refused.end() : end(otherwise),
                refused != null ? refused.why() : "",
                head == null ? beginning(heads.raw()) : surplus);
    }

    private HttpEnd end(HttpEnd otherwise) {
        HttpBodyReader read = body;
        if (read == null) {
            return otherwise;
        }
        if (read.isWhole() || (read.endsWithTheStream() && otherwise == HttpEnd.CLOSED)) {
            return HttpEnd.WHOLE;
        }
        return headOnly ? HttpEnd.HEAD : otherwise;
    }

    private static Bytes beginning(Bytes all) {
        return all.slice(0, Math.min(all.length(), KEPT));
    }
}
