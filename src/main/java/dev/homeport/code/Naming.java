package dev.homeport.code;

import java.util.Set;
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

    /** The variable whose socket, server or client the source may open, as in {@code app.start(0)}; empty for none. */
    String opener(String source) {
        Matcher call = CALL.matcher(source);
        if (!call.find()) {
            return "";
        }
        String name = call.group(1);
        return shell.variables()
                .filter(v -> v.name().equals(name) && shell.status(v).isActive())
                .filter(v -> OPENERS.contains(v.typeName()))
                .map(VarSnippet::name)
                .findFirst()
                .orElse("");
    }
}
