package dev.homeport.lab;

import dev.homeport.net.HttpField;
import dev.homeport.net.HttpSyntax;
import dev.homeport.net.Trouble;
import dev.homeport.words.Inert;
import io.javalin.config.RouterConfig;
import io.javalin.router.matcher.PathParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A web server's routes. Javalin's own table is read without a lock, so it takes no route while requests come. */
final class Routes {
    static final int MOST = 1_000;
    /** A wrong one would break the answer, or the one after it. */
    private static final List<String> ITS_OWN =
            List.of("Content-Length", "Transfer-Encoding", "Connection", "Content-Type", "Upgrade", "Trailer");

    static final int LONGEST_PATH = 1_000;
    static final int LONGEST_BODY = 1 << 20;

    /** What a request got: a route, its media type as sent, and its body with the values of its path's names. */
    static final class Hit {
        private final WebRoute route;
        private final String type;
        private final byte[] body;

        private Hit(WebRoute route, String type, byte[] body) {
            this.route = route;
            this.type = type;
            this.body = body;
        }

        int status() {
            return route.status();
        }

        String type() {
            return type;
        }

        List<HttpField> fields() {
            return route.fields();
        }

        /** To be read only. */
        byte[] body() {
            return body;
        }
    }

    /** Without names in its path a route's body is the same each time. */
    private record Parsed(WebRoute route, PathParser path, boolean plain, Hit same) {
        static Parsed of(WebRoute route, PathParser path) {
            String type = withCharset(route.contentType());
            Hit same = new Hit(route, type, route.body().getBytes(StandardCharsets.UTF_8));
            return new Parsed(route, path, route.path().indexOf('{') < 0, same);
        }

        boolean matches(String asked) {
            return (plain && asked.equals(route.path())) || path.matches(asked);
        }

        Hit hit(String asked) {
            return plain ? same : new Hit(route, same.type(), BodyTemplate.fill(route, path.extractPathParams(asked)));
        }
    }

    private volatile List<Parsed> all = List.of();

    synchronized void add(WebRoute route) throws LabException {
        Parsed parsed = Parsed.of(route, parse(route));
        List<Parsed> more = new ArrayList<>(all);
        for (int i = 0; i < more.size(); i++) {
            WebRoute old = more.get(i).route();
            if (old.method().equals(route.method()) && old.path().equals(route.path())) {
                more.set(i, parsed);
                all = List.copyOf(more);
                return;
            }
        }
        if (more.size() >= MOST) {
            throw new LabException(
                    Trouble.TOO_MANY, "the server has " + MOST + " routes already", "`stop` it and `serve` anew");
        }
        more.add(parsed);
        all = List.copyOf(more);
    }

    List<WebRoute> list() {
        return all.stream().map(Parsed::route).toList();
    }

    /** The first route that was added for the method and matches; HEAD is answered as GET (RFC 9110, section 9.3.2). */
    Optional<Hit> find(String method, String path) {
        Optional<Hit> own = first(method, path);
        return own.isEmpty() && method.equals("HEAD") ? first("GET", path) : own;
    }

    /** The methods that the path has routes for, for the Allow field; empty if it has none. */
    List<String> methodsOf(String path) {
        TreeSet<String> methods = new TreeSet<>();
        for (Parsed each : all) {
            if (each.matches(path)) {
                methods.add(each.route().method());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return List.copyOf(methods);
    }

    private Optional<Hit> first(String method, String path) {
        for (Parsed each : all) {
            if (each.route().method().equals(method) && each.matches(path)) {
                return Optional.of(each.hit(path));
            }
        }
        return Optional.empty();
    }

    private static String withCharset(String type) {
        return type.startsWith("text/") && !type.contains("charset") ? type + "; charset=utf-8" : type;
    }

    private static PathParser parse(WebRoute route) throws LabException {
        String path = route.path();
        if (!HttpSyntax.isToken(route.method())) {
            throw bad("the method \"" + Inert.line(route.method()) + "\" cannot be", "try GET, POST, PUT or DELETE");
        }
        if (!path.startsWith("/")
                || path.length() > LONGEST_PATH
                || !path.chars().allMatch(Routes::mayStandInPath)) {
            throw bad(
                    "the path \"" + Inert.line(path) + "\" cannot be",
                    "a path begins with / and has no spaces, ? or #: try /hello or /hello/{name}");
        }
        if (route.status() < 200 || route.status() > 599) {
            throw bad("the status " + route.status() + " cannot be", "a final status is 200 to 599");
        }
        if (!HttpSyntax.isFieldValue(route.contentType()) || route.contentType().isEmpty()) {
            throw bad("the content type \"" + Inert.line(route.contentType()) + "\" cannot be", "try text/plain");
        }
        for (HttpField each : route.fields()) {
            mayBeSet(each);
        }
        if (route.body().length() > LONGEST_BODY) {
            throw bad("the body is longer than 1 MiB", "choose a shorter one");
        }
        try {
            return new PathParser(path, new RouterConfig());
        } catch (RuntimeException refused) {
            throw bad(
                    "the path \"" + path + "\" cannot be",
                    "each {name} is a whole segment or part of one, closed, and stands once: try /hello/{name}");
        }
    }

    private static void mayBeSet(HttpField field) throws LabException {
        if (!HttpSyntax.isToken(field.name()) || !HttpSyntax.isFieldValue(field.value())) {
            throw bad("the header \"" + Inert.line(field.toString()) + "\" cannot be", "write it as Name: value");
        }
        if (ITS_OWN.stream().anyMatch(field::isNamed)) {
            throw bad(
                    "the server itself says " + field.name() + ", as the body and the connection are",
                    field.isNamed("Content-Type") ? "try  --type" : "leave it out");
        }
    }

    // Javalin gives < > and * meanings of its own, which lessons do not teach.
    private static boolean mayStandInPath(int c) {
        return c > ' ' && c < 0x7f && "?#<>*\"\\".indexOf(c) < 0;
    }

    private static LabException bad(String what, String next) {
        return new LabException(Trouble.BAD_INPUT, what, next);
    }
}
