package dev.homeport.code;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;

/** HttpClient, under the lab's rules: what rewritten snippets call instead. Public for them alone. */
public final class HttpClients {
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
