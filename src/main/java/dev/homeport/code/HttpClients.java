package dev.homeport.code;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;

/** HttpClient, under the lab's rules: what rewritten snippets call instead. Public for them alone. */
public final class HttpClients {
    /** The JDK's own property, in seconds, read when its client is first used (module java.net.http). */
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

    static {
        // Before Java 21 a client cannot be closed: what it keeps for later must not outlive the step for long. Of n
        // seconds n - 1 to n are kept, as the JDK counts from the last whole second; in that time the kernel is asked.
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, "2");
        }
    }

    private HttpClients() {}

    /** HttpClient.newHttpClient. */
    public static HttpClient newHttpClient() {
        return build(HttpClient.newBuilder());
    }

    /** HttpClient.Builder.build. */
    public static HttpClient build(HttpClient.Builder builder) {
        HttpClient client = builder.build();
        Redirect redirect = client.followRedirects();
        return new GuardedHttpClient(Benches.ofCaller(), redirect, () -> {
            // Where the JDK's follows by itself, nobody is asked whether it may go there.
            HttpClient never = builder.followRedirects(Redirect.NEVER).build();
            builder.followRedirects(redirect);
            return never;
        });
    }
}
