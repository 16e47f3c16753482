package dev.homeport.net;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Answers as tests want them. */
public final class HttpAnswers {
    private HttpAnswers() {}

    /** A whole one. */
    public static HttpAnswer whole(String statusLine, int status, List<HttpField> fields, Bytes body) {
        return of(new HttpHead(statusLine, status, fields), body, -1, HttpEnd.WHOLE, "");
    }

    /** @param announced negative for none */
    public static HttpAnswer of(@Nullable HttpHead head, Bytes body, long announced, HttpEnd end, String why) {
        return new HttpAnswer(
                Bytes.EMPTY,
                List.of(),
                List.of(),
                head,
                body,
                announced < 0 ? OptionalLong.empty() : OptionalLong.of(announced),
                List.of(),
                end,
                why,
                Bytes.EMPTY);
    }

    public static HttpAnswer nothing(HttpEnd end, String why) {
        return HttpAnswer.none(end, why, List.of());
    }

    public static HttpUrl url(String text) {
        return HttpUrl.parse(text).orElseThrow();
    }

    public static Look.Http get(String url) {
        return new Look.Http(HttpRequest.get(url(url)), false);
    }

    public static Look.Http head(String url) {
        return new Look.Http(HttpRequest.get(url(url)), true);
    }
}
