package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.lab.WebRoute;
import dev.homeport.net.Bytes;
import dev.homeport.net.HttpField;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.words.Inert;
import java.util.List;
import java.util.Optional;

/** {@code route GET /hello hello}: gives a web server an answer. */
final class Route extends LabVerb {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final int OK = 200;
    private static final int LAST = 599;

    private static final VerbSpec SPEC = new VerbSpec(
            "route",
            "servers",
            "Give a web server an answer for a path",
            List.of(
                    Params.required("METHOD", Kind.METHOD),
                    Params.required("PATH", Kind.WORD),
                    Params.optional("STATUS", Kind.NUMBER),
                    Params.rest("BODY", Kind.TEXT)),
            List.of(
                    Params.option("on", "SERVER", Kind.SERVER, "the web server, where several are open"),
                    new VerbSpec.Option(
                            HeaderText.FLAG,
                            Params.required("FIELD", Kind.TEXT),
                            "one more header field: -H 'Set-Cookie: a=1'",
                            true),
                    Params.option("--type", "CONTENT-TYPE", Kind.WORD, "text/plain; charset=utf-8 unless given"),
                    Params.toggle("--json", "the same as --type application/json")),
            "A route has a method, a path, a status (200 to 599; 200 unless given) and a body, which is UTF-8 text; \"\" is an"
                    + " empty one. {name} in the path matches one segment and stands for it in the body. The same method and"
                    + " path again replaces the answer.",
            "route GET /hello \"hello\\n\"",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        String method = MethodText.parse(arguments.value("METHOD").orElseThrow());
        String path = arguments.value("PATH").orElseThrow();
        if (!path.startsWith("/")) {
            throw VerbException.badInput(Shown.word(path) + " is not a path", "a path begins with a slash: /hello");
        }
        Optional<String> number = arguments.value("STATUS");
        int status = number.isEmpty() ? OK : NumberText.parse(number.get(), "STATUS", OK, LAST);
        String body = text(Params.text(arguments, "BODY"));
        String type = arguments.option("--type").orElse(arguments.has("--json") ? "application/json" : PLAIN);
        LedgerEntry server = new Pick(context.lab()).one(arguments.option("on"), Wanted.WEB_SERVER);
        List<HttpField> fields = HeaderText.all(arguments);
        context.lab().route(server.name(), new WebRoute(method, path, status, type, body, fields));
        String size = Shown.count(Bytes.utf8(body).length(), "byte");
        context.out()
                .accept(new Report.Done(server.name() + " answers " + method + " " + Inert.line(path) + " with "
                        + status + " (" + size + ", " + Inert.line(type) + more(fields) + ")"));
        if (number.isEmpty() && body.length() == 3 && NumberText.isDigits(body)) {
            context.out().accept(new Report.Remark(body + " was taken as the body; for a status without one add \"\""));
        }
    }

    private static String more(List<HttpField> fields) {
        return fields.isEmpty() ? "" : ", " + Shown.count(fields.size(), "more field");
    }

    private static String text(String typed) throws VerbException {
        Bytes bytes = Octets.bytes(typed);
        String text = bytes.text();
        if (!Bytes.utf8(text).equals(bytes)) {
            throw VerbException.badInput("the body is not UTF-8", "write text, or bytes that are UTF-8: \\xc3\\xa9");
        }
        return text;
    }
}
