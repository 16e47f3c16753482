package dev.homeport.code;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;
import java.time.Duration;

/** How an HttpClient is ended, which Java can from 21 on; before, it ends by itself once nobody refers to it. */
final class HttpEnd {
    private HttpEnd() {}

    /** @param how close, shutdown or shutdownNow */
    static void by(String how, HttpClient client) {
        call(client, how, MethodType.methodType(void.class));
    }

    static boolean isTerminated(HttpClient client) {
        return (boolean) call(client, "isTerminated", MethodType.methodType(boolean.class));
    }

    static boolean awaitTermination(HttpClient client, Duration atMost) {
        MethodType type = MethodType.methodType(boolean.class, Duration.class);
        return (boolean) call(client, "awaitTermination", type, atMost);
    }

    private static Object call(HttpClient client, String name, MethodType type, Object... arguments) {
        try {
            MethodHandle method = MethodHandles.publicLookup()
                    .findVirtual(HttpClient.class, name, type)
                    .bindTo(client);
            Object result = method.invokeWithArguments(arguments);
            return result == null ? false : result;
        } catch (NoSuchMethodException olderJava) {
            return false;
        } catch (RuntimeException | Error itsOwn) {
            throw itsOwn;
        } catch (Throwable other) {
            throw new IllegalStateException(other);
        }
    }
}
