package dev.homeport.session;

import dev.homeport.check.Check;
import dev.homeport.check.Verdict;
import dev.homeport.net.Look;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came of requests that may change something at the server (RFC 9110, section 9.2.1). A step is judged again and again;
 * such a request is sent again only where something has happened since.
 */
final class SentRequests {
    private record Sent(long revision, long mark, Verdict verdict) {}

    private final Map<String, Sent> sent = new HashMap<>();

    /** @param revision the lab's, now */
    Optional<Verdict> known(Check check, long revision, long mark) {
        return Optional.ofNullable(sent.get(check.sentence()))
                .filter(each -> each.revision() == revision && each.mark() == mark)
                .map(Sent::verdict);
    }

    /** @param revision the lab's before it was sent */
    void keep(Check check, long revision, long mark, Verdict verdict) {
        if (check.looks().stream().anyMatch(SentRequests::maySomethingChange)) {
            sent.put(check.sentence(), new Sent(revision, mark, verdict));
        }
    }

    /** Somebody asks to look now. */
    void forget() {
        sent.clear();
    }

    private static boolean maySomethingChange(Look<?> look) {
        return look instanceof Look.Http http && !http.request().isSafe();
    }
}
