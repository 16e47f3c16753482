package dev.homeport.code;

import dev.homeport.lab.GuestJavalin;
import dev.homeport.lab.LabException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.jetty.JettyServer;
import io.javalin.util.JavalinBindException;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Javalin, entered in the lab and kept on loopback: what rewritten snippets call instead. Public for them alone. */
public final class Javalins {
    /** The lab has it while it runs; from here it would keep its key for ever. */
    private static final Map<Javalin, WeakReference<GuestJavalin>> GUESTS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private Javalins() {}

    /** Javalin.create and start in one. */
    public static Javalin start(Consumer<JavalinConfig> config) {
        return start(Javalin.create(config));
    }

    /** Javalin.start. Where no host is named it listens on 127.0.0.1, and not on every address. */
    public static Javalin start(Javalin app) {
        return start(app, null, null);
    }

    /** Javalin.start. */
    public static Javalin start(Javalin app, int port) {
        return start(app, null, port);
    }

    /** Javalin.start. */
    public static Javalin start(Javalin app, @Nullable String host, int port) {
        return start(app, host, Integer.valueOf(port));
    }

    /** JettyServer.start: by itself it would listen on every address, and the lab would not know of it. */
    @SuppressWarnings("DoNotCallSuggester") // snippets call it
    public static void start(JettyServer inside) {
        throw new IllegalStateException("a Javalin is started by its own start(), which keeps it on loopback");
    }

    /** Javalin.stop. */
    public static Javalin stop(Javalin app) {
        GuestJavalin guest = guest(app);
        if (guest == null) {
            return app.stop();
        }
        guest.stop();
        return app;
    }

    /** What the prompt shows for it; null for Javalin's own words. */
    static @Nullable String shown(Object app) {
        GuestJavalin guest = app instanceof Javalin javalin ? guest(javalin) : null;
        return guest == null ? null : guest.toString();
    }

    private static @Nullable GuestJavalin guest(Javalin app) {
        WeakReference<GuestJavalin> known = GUESTS.get(app);
        return known == null ? null : known.get();
    }

    private static Javalin start(Javalin app, @Nullable String host, @Nullable Integer port) {
        Bench bench = Benches.ofCaller();
        if (host != null) {
            app.unsafe.jetty.host = host;
        }
        if (port != null) {
            app.unsafe.jetty.port = port;
        }
        try {
            GUESTS.put(app, new WeakReference<>(bench.lab().guests().javalin(app, bench.takeName(), bench.act(null))));
            return app;
        } catch (LabException e) {
            throw new JavalinBindException(e.what(), Raise.inJava(e));
        }
    }
}
