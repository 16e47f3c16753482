package dev.homeport.verb;

import dev.homeport.net.HttpUrl;

/**
 * A URL as it was written; its host can be a name of the lab.
 *
 * @param target path and query, percent-encoded; begins with a slash
 */
record UrlText(boolean secure, EndpointText where, String target) {
    /** @throws VerbException BAD_INPUT if no server or no such URL is named in it */
    static UrlText parse(String text) throws VerbException {
        if (text.startsWith("/")) {
            throw VerbException.badInput(
                    Shown.word(text) + " names no server", "put its port or name first: :8080" + Shown.word(text));
        }
        HttpUrl.Parts parts = HttpUrl.split(text);
        return new UrlText(parts.secure(), authority(parts, text), parts.target());
    }

    private static EndpointText authority(HttpUrl.Parts parts, String text) throws VerbException {
        String authority = parts.authority();
        if (authority.isEmpty() || authority.indexOf('@') >= 0) {
            throw VerbException.badInput(
                    Shown.word(text) + " is not a URL that can be asked for",
                    "URLs: :8080/hello, web/hello, http://127.0.0.1:8080/hello");
        }
        boolean portLeftOut = authority.endsWith("]") || authority.equals("localhost") || AddressText.isIpv4(authority);
        return EndpointText.parse(portLeftOut ? authority + ":" + parts.usualPort() : authority);
    }
}
