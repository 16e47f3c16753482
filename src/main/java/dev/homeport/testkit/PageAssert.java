package dev.homeport.testkit;

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
    @Spells("GET URL answers STATUS")
    public PageAssert answers(int status) {
        this.status = status;
        return holds("GET URL answers STATUS", url(), status);
    }

    /** The text, in UTF-8, is in the body. */
    @Spells("GET URL answers STATUS with body containing TEXT")
    public PageAssert hasBodyContaining(String text) {
        return holds("GET URL answers STATUS with body containing TEXT", url(), status, text);
    }

    /** The value of the header field starts so; its name is compared without regard to case. */
    @Spells("GET URL answers STATUS with header FIELD starting TEXT")
    public PageAssert hasHeaderStarting(String field, String text) {
        return holds("GET URL answers STATUS with header FIELD starting TEXT", url(), status, field, text);
    }

    /** The text is in the value of the header field; its name is compared without regard to case. */
    @Spells("GET URL answers STATUS with header FIELD containing TEXT")
    public PageAssert hasHeaderContaining(String field, String text) {
        return holds("GET URL answers STATUS with header FIELD containing TEXT", url(), status, field, text);
    }

    /** @param key where the value stands in the JSON body; dots lead inwards: {@code address.city} */
    @Spells("GET URL answers STATUS with json KEY = JSON")
    public PageAssert hasJson(String key, String value) {
        return json(key, value);
    }

    /** As {@link #hasJson(String, String)}; numbers are equal by value: 1 is 1.0. */
    @Spells("GET URL answers STATUS with json KEY = JSON")
    public PageAssert hasJson(String key, Number value) {
        return json(key, value);
    }

    /** As {@link #hasJson(String, String)}, with {@code true} or {@code false}. */
    @Spells("GET URL answers STATUS with json KEY = JSON")
    public PageAssert hasJson(String key, boolean value) {
        return json(key, value);
    }

    /** The key is there, and its value is {@code null}. */
    @Spells("GET URL answers STATUS with json KEY = JSON")
    public PageAssert hasJsonNull(String key) {
        return holds("GET URL answers STATUS with json KEY = JSON", url(), status, key, new JsonNull());
    }

    private PageAssert json(String key, Object value) {
        return holds("GET URL answers STATUS with json KEY = JSON", url(), status, key, value);
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
