package dev.homeport.verb;

/** An endpoint as it was written, before anybody looked what the name in it stands for. */
sealed interface EndpointText {
    /** What stands before the file of a Unix domain socket. */
    String UNIX = "unix:";

    /** A name in the lab. */
    record Named(String name) implements EndpointText {}

    /**
     * @param host an address or a host name without brackets; empty where only a port was written
     * @param port 0 to 65535
     */
    record At(String host, int port) implements EndpointText {}

    /** @param file the name of a Unix domain socket's file, in the lab's own folder; checked by the lab */
    record Unix(String file) implements EndpointText {}

    /** @throws VerbException BAD_INPUT if it is no endpoint; the message says what is missing */
    static EndpointText parse(String text) throws VerbException {
        if (text.startsWith(UNIX)) {
            if (text.length() == UNIX.length()) {
                throw VerbException.badInput("unix: names no file", "write unix:chat.sock");
            }
            return new Unix(text.substring(UNIX.length()));
        }
        if (text.startsWith("[")) {
            return bracketed(text);
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return withoutColon(text);
        }
        if (text.contains("://") || text.contains("/")) {
            throw VerbException.badInput(
                    Shown.word(text) + " is a URL, not an endpoint", "leave out http:// and the path");
        }
        if (text.indexOf(':', colon + 1) >= 0) {
            throw VerbException.badInput(
                    Shown.word(text) + " looks like IPv6", "its address stands in brackets: [::1]:62893");
        }
        String host = text.substring(0, colon);
        checkHost(host, text);
        return new At(host, port(text.substring(colon + 1), text));
    }

    private static EndpointText bracketed(String text) throws VerbException {
        int close = text.indexOf(']');
        String host = close < 0 ? "" : text.substring(1, close);
        if (!AddressText.isIpv6(host)) {
            throw VerbException.badInput(
                    Shown.word(text) + " is not an IPv6 endpoint", "an IPv6 endpoint is [::1]:62893");
        }
        if (close + 1 == text.length()) {
            throw noPort(text);
        }
        if (text.charAt(close + 1) != ':') {
            throw VerbException.badInput(Shown.word(text) + " has no colon before its port", "write [::1]:62893");
        }
        return new At(host, port(text.substring(close + 2), text));
    }

    private static EndpointText withoutColon(String text) throws VerbException {
        if (NumberText.isDigits(text)) {
            return new At("", NumberText.port(text));
        }
        if (AddressText.isIpv4(text) || text.equals("localhost")) {
            throw noPort(text);
        }
        if (NameText.isName(text)) {
            return new Named(text);
        }
        throw notOne(text);
    }

    private static void checkHost(String host, String text) throws VerbException {
        boolean numbers = !host.isEmpty() && host.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
        if (numbers && !AddressText.isIpv4(host)) {
            throw VerbException.badInput(
                    Shown.word(host) + " is not an IPv4 address", "four numbers from 0 to 255, such as 127.0.0.1");
        }
        boolean name = host.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_');
        if (!name) {
            throw notOne(text);
        }
    }

    private static int port(String port, String text) throws VerbException {
        if (port.isEmpty()) {
            throw noPort(text.substring(0, text.length() - 1));
        }
        return NumberText.port(port);
    }

    private static VerbException noPort(String host) {
        String shown = Shown.word(host);
        return VerbException.badInput(shown + " has no port", "add one: " + shown + ":62893");
    }

    private static VerbException notOne(String text) {
        return VerbException.badInput(
                Shown.word(text) + " is not an endpoint",
                "endpoints: 62893, 127.0.0.1:62893, [::1]:62893, localhost:62893, or a name");
    }
}
