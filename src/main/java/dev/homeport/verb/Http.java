package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.LabException;
import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.verb.VerbSpec.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code http GET :8080/hello}: asks a web server. */
final class Http extends LabVerb {
    private static final String UNIX_SOCKET = "--unix-socket";

    private static final VerbSpec SPEC = new VerbSpec(
            "http",
            "HTTP",
            "Ask a web server and show its answer",
            List.of(Params.optional("METHOD", Kind.METHOD), Params.required("URL", Kind.URL)),
            List.of(
                    new VerbSpec.Option(
                            "-H", Params.required("FIELD", Kind.TEXT), "a header field: -H 'Accept: text/plain'", true),
                    Params.option("-d", "BODY", Kind.TEXT, "a body to send, with the escapes of send"),
                    Params.option(UNIX_SOCKET, "FILE", Kind.TEXT, "ask there, whatever the URL's host, as curl does"),
                    Params.toggle("--head", "show the status line and the header fields only"),
                    Params.WITHIN),
            "Sends one request and shows status, header fields and body. Without a method it is GET, or POST with -d. URLs:"
                    + " :8080/hello, localhost:8080/hello, http://127.0.0.1:8080/hello, or a web server's name: site/hello. With --unix-socket web.sock the host is only what the request says. https trusts this playground's authority only.",
            "http GET site/hello",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        UrlText url = UrlText.parse(arguments.value("URL").orElseThrow());
        Optional<String> data = arguments.option("-d");
        Optional<String> word = arguments.value("METHOD");
        String method = word.isPresent() ? MethodText.parse(word.get()) : data.isPresent() ? "POST" : "GET";
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String each : arguments.optionAll("-H")) {
            headers.add(field(each));
        }
        Bytes body = data.map(Octets::bytes).orElse(null);
        Act act = Params.act(arguments, context);
        Optional<String> file = unixFile(arguments, url, context);
        URI uri = URI.create(url.scheme()
                + (file.isPresent() ? said(url.where()) : new Places(context).toReach(url.where()))
                + url.target());
        HttpAnswer answer = file.isPresent()
                ? context.lab().unix().http(file.get(), method, uri, headers, body, act)
                : context.lab().http(method, uri, headers, body, act);
        context.out().accept(new Report.Http(method + " " + uri, answer, arguments.has("--head")));
    }

    /** The socket file that is asked: named by the option, or a web server's whose name the URL has for its host. */
    private static Optional<String> unixFile(Arguments arguments, UrlText url, VerbContext context)
            throws VerbException {
        Optional<String> option = arguments.option(UNIX_SOCKET);
        if (option.isEmpty()) {
            return new Places(context).unixFile(url.where());
        }
        String file = option.get();
        return Optional.of(file.startsWith(EndpointText.UNIX) ? file.substring(EndpointText.UNIX.length()) : file);
    }

    /** What the request says of the host where the URL does not decide who is asked. */
    private static String said(EndpointText where) {
        return where instanceof EndpointText.At at && !at.host().isEmpty() ? at.host() : "localhost";
    }

    /** {@code Accept: text/plain} as name and value (RFC 9110, section 5.1 and 5.5). */
    private static Map.Entry<String, String> field(String text) throws VerbException {
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon);
        String value = text.substring(colon + 1).strip();
        boolean token = !name.isEmpty()
                && name.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
        if (!token || value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
            throw VerbException.badInput(
                    Shown.word(text) + " is not a header field",
                    "a field is a name, a colon and a value: -H 'Accept: text/plain'");
        }
        return Map.entry(name, value);
    }
}
