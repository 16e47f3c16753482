package dev.homeport.code;

import com.sun.net.httpserver.HttpServer;
import dev.homeport.lab.Cancellation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import org.jspecify.annotations.Nullable;

/** Runs snippets here in this JVM, each on a thread of its own that can be stopped and, if need be, left behind. */
final class Engine extends DirectExecutionControl {
    /** How long a stopped snippet may take to end; then it is left behind, and ends when it next asks the brake. */
    private static final long LAST_WORDS_MILLIS = 1_000;

    private static final long LOOK_UP_MILLIS = 200;

    private final Bench bench;
    private final SnippetLoader loader;
    private final SnippetThreads threads;
    private @Nullable Wait wait;
    private @Nullable Throwable thrown;
    private Ended ended = Ended.BY_ITSELF;

    /** How the last snippet ended. */
    enum Ended {
        BY_ITSELF,
        CANCELLED,
        TOO_SLOW,
        /** It was stopped and did not end in time. */
        LEFT_BEHIND
    }

    /** What the snippet that runs next is waited for with. */
    record Wait(JavaScreen screen, Cancellation cancellation, long deadlineNanos) {}

    Engine(Bench bench, SnippetLoader loader) {
        super(loader);
        this.bench = bench;
        this.loader = loader;
        this.threads = new SnippetThreads(bench);
    }

    /** Before a snippet. */
    void waitsWith(Wait next) {
        wait = next;
        thrown = null;
        ended = Ended.BY_ITSELF;
    }

    /** What the last snippet threw. */
    @Nullable
    Throwable thrown() {
        return thrown;
    }

    Ended ended() {
        return ended;
    }

    @Override
    protected String invoke(Method method) throws Exception {
        Wait now = wait;
        if (now == null) {
            return super.invoke(method);
        }
        AtomicReference<@Nullable String> value = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread thread = new Thread(threads, () -> run(method, value, failure, over), "java");
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        bench.brake().begins(thread);
        Cancellation.Listening listening = now.cancellation.onCancel(bench.printer()::wake);
        try {
            thread.start();
            await(thread, over, now);
        } finally {
            listening.close();
            if (!thread.isAlive()) {
                bench.brake().ended(thread);
            }
        }
        if (ended != Ended.BY_ITSELF || failure.get() instanceof Stopped) {
            ended = ended == Ended.BY_ITSELF ? Ended.CANCELLED : ended;
            throw new ExecutionControl.StoppedException();
        }
        Throwable failed = failure.get();
        if (failed != null) {
            thrown = failed;
            throw new InvocationTargetException(failed);
        }
        return String.valueOf(value.get());
    }

    private void run(
            Method method,
            AtomicReference<@Nullable String> value,
            AtomicReference<@Nullable Throwable> failure,
            AtomicBoolean over) {
        try {
            value.set(shown(method.invoke(null)));
        } catch (InvocationTargetException e) {
            failure.set(e.getCause());
        } catch (Throwable e) {
            failure.set(e);
        } finally {
            over.set(true);
            bench.printer().wake();
        }
    }

    /** A server's own words would be its class and a number. */
    private static String shown(@Nullable Object result) {
        String ours = null;
        if (result instanceof HttpServer server) {
            ours = WebServers.shown(server);
        } else if (result != null) {
            // By name: looking at its class would load the library.
            ours = switch (result.getClass().getName()) {
                case "io.javalin.Javalin" -> Javalins.shown(result);
                case "org.eclipse.jetty.server.Server" -> JettyServers.shown(result);
                default -> null;
            };
        }
        return ours == null ? valueString(result) : ours;
    }

    private void await(Thread thread, AtomicBoolean over, Wait now) throws InterruptedException {
        while (!over.get()) {
            bench.printer().show(now.screen, LOOK_UP_MILLIS);
            boolean late = System.nanoTime() - now.deadlineNanos > 0;
            if (now.cancellation.isCancelled() || late) {
                ended = late && !now.cancellation.isCancelled() ? Ended.TOO_SLOW : Ended.CANCELLED;
                stop(thread, now);
                return;
            }
        }
        // It has only to return.
        thread.join(LAST_WORDS_MILLIS);
    }

    private void stop(Thread thread, Wait now) throws InterruptedException {
        long until = System.nanoTime() + LAST_WORDS_MILLIS * 1_000_000;
        bench.brake().stop();
        while (thread.isAlive() && System.nanoTime() < until) {
            bench.printer().show(now.screen, LOOK_UP_MILLIS);
        }
        if (thread.isAlive()) {
            ended = Ended.LEFT_BEHIND;
        }
    }
}
