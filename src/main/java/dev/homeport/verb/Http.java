package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.HttpTrouble;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.HttpUrl;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code http GET :8080/hello}: asks a web server. */
final class Http extends LabVerb {
    private static final String UNIX_SOCKET = "--unix-socket";
    private static final String HEAD = "--head";

    private static final VerbSpec SPEC = new VerbSpec(
            "http",
            "HTTP",
            "Ask a web server and show its answer",
            List.of(Params.optional("METHOD", Kind.METHOD), Params.required("URL", Kind.URL)),
            List.of(
                    new VerbSpec.Option(
                            HeaderText.FLAG,
                            Params.required("FIELD", Kind.TEXT),
                            "a header field: -H 'Accept: text/plain'",
                            true),
                    Params.option("-d", "BODY", Kind.TEXT, "a body to send, with the escapes of send"),
                    Params.option(UNIX_SOCKET, "FILE", Kind.TEXT, "ask there, whatever the URL's host, as curl does"),
                    Params.toggle(HEAD, "read no further than the status line and the header fields"),
                    Params.WITHIN),
            "Sends one request and shows what went and all that came, also where the answer does not end. Without a method it is GET,"
                    + " or POST with -d. URLs: :8080/hello (wherever the port is listened on), localhost:8080/hello, http://127.0.0.1:8080/hello, or a web server's name: site/hello. With --unix-socket web.sock the host is only what the request says. https trusts this playground's authority only.",
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
        MethodText.doubt(method).map(Report.Remark::new).ifPresent(context.out());
        Optional<String> file = unixFile(arguments, url, context);
        HttpRequest request = new HttpRequest(
                method,
                file.isPresent() ? said(url) : asked(url, context),
                HeaderText.all(arguments),
                data.map(Octets::bytes).orElse(null));
        ask(request, file, arguments.has(HEAD), Params.act(arguments, context), context);
    }

    /** Shows what went and what came, also where that is not all. */
    private static void ask(HttpRequest request, Optional<String> file, boolean headOnly, Act act, VerbContext context)
            throws LabException {
        try {
            HttpAnswer answer = file.isPresent()
                    ? context.lab().unix().http(file.get(), request, headOnly, act)
                    : context.lab().http(request, headOnly, act);
            context.out().accept(new Report.Http(answer, headOnly));
        } catch (HttpTrouble notWhole) {
            if (!notWhole.answer().sent().isEmpty()) {
                context.out().accept(new Report.Http(notWhole.answer(), headOnly));
            }
            throw notWhole;
        }
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

    /** The lab looks up the localhost names and who has a bare port; other names stand for an address. */
    static boolean isLookedUp(EndpointText.At at) {
        return (at.host().isEmpty() || at.host().toLowerCase(Locale.ROOT).endsWith("localhost")) && at.port() != 0;
    }

    private static HttpUrl asked(UrlText url, VerbContext context) throws VerbException {
        if (url.where() instanceof EndpointText.At at && isLookedUp(at)) {
            return new HttpUrl(url.secure(), at.host(), at.port(), url.target());
        }
        Endpoint there = new Places(context).toReach(url.where());
        String host = there.toString();
        host = host.substring(0, host.lastIndexOf(':')).replace("[", "").replace("]", "");
        return new HttpUrl(url.secure(), host, there.port(), url.target());
    }

    /** What the request says of the host where the URL does not decide who is asked. */
    private static HttpUrl said(UrlText url) {
        String host = url.where() instanceof EndpointText.At at && !at.host().isEmpty() ? at.host() : "localhost";
        return new HttpUrl(url.secure(), host, url.secure() ? 443 : 80, url.target());
    }
}
