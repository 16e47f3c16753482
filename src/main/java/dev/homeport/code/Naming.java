package dev.homeport.code;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/** Which variable what a snippet opens belongs to: the lab names it after that. */
final class Naming {
    /** What is made first and opened later. */
    private static final Set<String> OPENERS = Set.of(
            "Javalin",
            "org.eclipse.jetty.server.Server",
            "Server",
            "HttpServer",
            "com.sun.net.httpserver.HttpsServer",
            "Socket",
            "ServerSocket",
            "DatagramSocket",
            "MulticastSocket",
            "SocketChannel",
            "ServerSocketChannel",
            "DatagramChannel",
            "AsynchronousSocketChannel",
            "AsynchronousServerSocketChannel",
            "HttpClient",
            "URLConnection",
            "HttpURLConnection");

    private static final Pattern VALUE = Pattern.compile("^[^=(]*=\\s*(\\w+)\\s*\\.");
    private static final Pattern CALL = Pattern.compile("^\\s*(\\w+)\\s*\\.(?!\\s*accept\\b)");

    private final JShell shell;
    private final SourceCodeAnalysis analysis;

    Naming(JShell shell, SourceCodeAnalysis analysis) {
        this.shell = shell;
        this.analysis = analysis;
    }

    /** The variable that the source declares; empty for none. */
    String declared(String source) {
        if (source.indexOf('=') < 0) {
            return "";
        }
        return analysis.sourceToSnippets(source).stream()
                .filter(VarSnippet.class::isInstance)
                .map(s -> ((VarSnippet) s).name())
                .findFirst()
                .orElse("");
    }

    /** The HttpClient that is asked for the value of a declaration, as in {@code var page = client.send(…)}; empty for none. */
    private String asked(String source) {
        Matcher value = VALUE.matcher(source);
        return value.find() ? variable(value.group(1), "HttpClient"::equals) : "";
    }

    /** What the lab calls that which the source opens: after the variable that will hold it, or holds what opens it. */
    String of(String source, String declared) {
        if (declared.isEmpty()) {
            return opener(source);
        }
        String client = asked(source);
        return client.isEmpty() ? declared : client;
    }

    /** The variable whose socket, server or client the source may open, as in {@code app.start(0)}; empty for none. */
    private String opener(String source) {
        Matcher call = CALL.matcher(source);
        return call.find() ? variable(call.group(1), OPENERS::contains) : "";
    }

    private String variable(String name, Predicate<String> type) {
        return shell.variables()
                .filter(v -> v.name().equals(name) && shell.status(v).isActive())
                .filter(v -> type.test(v.typeName()))
                .map(VarSnippet::name)
                .findFirst()
                .orElse("");
    }
}
