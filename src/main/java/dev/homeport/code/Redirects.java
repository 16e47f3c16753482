package dev.homeport.code;

import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Redirections as HttpClient follows them (RFC 9110, section 15.4), so that each target can be looked at first. */
final class Redirects {
    /** As the JDK's own limit. */
    static final int MOST = 5;

    private Redirects() {}

    /** The learner's handler, which sees only the answer that is not followed. */
    static <T> BodyHandler<T> keeping(BodyHandler<T> handler, HttpRequest request, Redirect policy) {
        return info -> target(request.uri(), info.statusCode(), info.headers().firstValue("Location"), policy) == null
                ? handler.apply(info)
                : BodySubscribers.replacing(null);
    }

    /** Null where the answer is the last. */
    static @Nullable HttpRequest next(HttpRequest request, HttpResponse<?> response, Redirect policy) {
        int status = response.statusCode();
        URI target = target(request.uri(), status, response.headers().firstValue("Location"), policy);
        if (target == null) {
            return null;
        }
        HttpRequest.Builder next =
                HttpRequest.newBuilder(request, (name, value) -> true).uri(target);
        boolean becomesGet = status == 303 || (status <= 302 && request.method().equals("POST"));
        return becomesGet ? next.method("GET", BodyPublishers.noBody()).build() : next.build();
    }

    private static @Nullable URI target(URI from, int status, Optional<String> location, Redirect policy) {
        boolean redirects = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        if (policy == Redirect.NEVER || !redirects || location.isEmpty()) {
            return null;
        }
        URI target;
        try {
            target = from.resolve(location.get());
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
        boolean lessSafe = "https".equalsIgnoreCase(from.getScheme()) && "http".equalsIgnoreCase(target.getScheme());
        return policy == Redirect.NORMAL && lessSafe ? null : target;
    }
}
