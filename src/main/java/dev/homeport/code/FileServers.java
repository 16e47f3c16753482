package dev.homeport.code;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The JDK's server of files, which it has from 18 on: what rewritten snippets call instead. Public for them alone. */
public final class FileServers {
    private static final String JDK = "com.sun.net.httpserver.SimpleFileServer";

    private FileServers() {}

    /**
     * SimpleFileServer.createFileServer, with its output where the snippet's goes.
     *
     * @param level an OutputLevel, for which Java 17 has no class
     */
    public static HttpServer createFileServer(InetSocketAddress at, Path root, Object level) {
        Objects.requireNonNull(level);
        try {
            HttpHandler files = (HttpHandler) called("createFileHandler", new Class<?>[] {Path.class}, root);
            List<Filter> output = new ArrayList<>();
            if (!((Enum<?>) level).name().equals("NONE")) {
                Class<?>[] types = {OutputStream.class, ((Enum<?>) level).getDeclaringClass()};
                OutputStream out = Benches.ofCaller().printer().out();
                output.add((Filter) called("createOutputFilter", types, out, level));
            }
            // Bound last: nothing that fails may leave it open.
            HttpServer server = WebServers.create(at, 0);
            HttpContext all = WebServers.createContext(server, "/", files);
            all.getFilters().addAll(output);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object called(String method, Class<?>[] types, Object... arguments) {
        try {
            return Class.forName(JDK).getMethod(method, types).invoke(null, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException itsOwn) {
                throw itsOwn;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
