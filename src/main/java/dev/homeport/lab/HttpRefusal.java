package dev.homeport.lab;

import dev.homeport.net.HttpEnd;

/** What came cannot be read on as HTTP/1.x. */
final class HttpRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final HttpEnd end;

    private HttpRefusal(HttpEnd end, String why) {
        super(why);
        this.end = end;
    }

    /** @param why what is wrong with it: a clause without a full stop */
    static HttpRefusal notHttp(String why) {
        return new HttpRefusal(HttpEnd.NOT_HTTP, why);
    }

    /** @param why what is longer than it is read here */
    static HttpRefusal tooLong(String why) {
        return new HttpRefusal(HttpEnd.LIMIT, why);
    }

    HttpEnd end() {
        return end;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
