package dev.homeport.testkit;

import dev.homeport.check.Sentences;

/**
 * What a page answers (RFC 9110). The status that {@link #answers} names belongs to all that follows it; before, it is 200.
 * With {@link #within} the page is asked for anew until the assertion holds.
 */
public class PageAssert extends SentenceAssert<PageAssert, Page> {
    private static final int OK = 200;

    private int status = OK;

    public PageAssert(Page actual) {
        super(actual, PageAssert.class, actual.eyes);
    }

    /** @param status 100 to 599 */
    @Spells("METHOD URL REQUEST answers STATUS")
    public PageAssert answers(int status) {
        this.status = status;
        return holds("METHOD URL REQUEST answers STATUS", method(), url(), carrying(), status);
    }

    /** The text is in the body, read as its Content-Type and Content-Encoding say. */
    @Spells("METHOD URL REQUEST answers STATUS with body containing TEXT")
    public PageAssert hasBodyContaining(String text) {
        return holds(
                "METHOD URL REQUEST answers STATUS with body containing TEXT",
                method(),
                url(),
                carrying(),
                status,
                text);
    }

    /** The value of one field line of that name starts so; names are compared without regard to case. */
    @Spells("METHOD URL REQUEST answers STATUS with header FIELD starting TEXT")
    public PageAssert hasHeaderStarting(String field, String text) {
        return holds(
                "METHOD URL REQUEST answers STATUS with header FIELD starting TEXT",
                method(),
                url(),
                carrying(),
                status,
                field,
                text);
    }

    /** The text is in the value of one field line of that name; names are compared without regard to case. */
    @Spells("METHOD URL REQUEST answers STATUS with header FIELD containing TEXT")
    public PageAssert hasHeaderContaining(String field, String text) {
        return holds(
                "METHOD URL REQUEST answers STATUS with header FIELD containing TEXT",
                method(),
                url(),
                carrying(),
                status,
                field,
                text);
    }

    /** @param key where the value stands in the JSON body; dots lead inwards: {@code address.city} */
    @Spells("METHOD URL REQUEST answers STATUS with json KEY = JSON")
    public PageAssert hasJson(String key, String value) {
        return json(key, value);
    }

    /** As {@link #hasJson(String, String)}; numbers are equal by value: 1 is 1.0. */
    @Spells("METHOD URL REQUEST answers STATUS with json KEY = JSON")
    public PageAssert hasJson(String key, Number value) {
        return json(key, value);
    }

    /** As {@link #hasJson(String, String)}, with {@code true} or {@code false}. */
    @Spells("METHOD URL REQUEST answers STATUS with json KEY = JSON")
    public PageAssert hasJson(String key, boolean value) {
        return json(key, value);
    }

    /** The key is there, and its value is {@code null}. */
    @Spells("METHOD URL REQUEST answers STATUS with json KEY = JSON")
    public PageAssert hasJsonNull(String key) {
        return holds(
                "METHOD URL REQUEST answers STATUS with json KEY = JSON",
                method(),
                url(),
                carrying(),
                status,
                key,
                new JsonNull());
    }

    private PageAssert json(String key, Object value) {
        return holds(
                "METHOD URL REQUEST answers STATUS with json KEY = JSON",
                method(),
                url(),
                carrying(),
                status,
                key,
                value);
    }

    private String method() {
        return actual.request.method();
    }

    private Sentences.Carrying carrying() {
        return actual.request.carrying();
    }

    private String url() {
        return actual.request.url();
    }

    /** Written without quotes in a sentence, unlike the text "null". */
    private record JsonNull() {
        @Override
        public String toString() {
            return "null";
        }
    }
}
