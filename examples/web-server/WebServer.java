import io.javalin.Javalin;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * A tiny web server on Javalin: one page of text, one of JSON.
 *
 * <p>Run it from the top of the repository, after {@code mvn -q -DskipTests package}, with
 * {@code java -cp target/homeport.jar examples/web-server/WebServer.java [PORT]}. The port is 62893 unless another is
 * given; 0 lets the system choose.
 */
public class WebServer {
    private static final Set<String> OUR_NAMES = Set.of("localhost", "127.0.0.1");

    public static void main(String[] args) {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            // Otherwise a thread waits five seconds to ask whether start() was forgotten, and keeps a failed start
            // alive.
            config.startup.startupWatcherEnabled = false;

            config.routes.before(context -> {
                // A page on the web can have a name that leads to 127.0.0.1, and then its scripts could talk to this
                // server. The Host field still says that name, so a foreign one is turned away (RFC 9110, section
                // 15.5.20).
                if (!OUR_NAMES.contains(nameIn(context.host()))) {
                    context.status(HttpStatus.MISDIRECTED_REQUEST)
                            .result("this server is for localhost\n")
                            .skipRemainingHandlers();
                }
            });
            config.routes.get("/hello", context -> context.result("hello from home\n"));
            // Shortcut: JSON written by hand. As soon as a value comes from outside, let a library write it.
            config.routes.get(
                    "/ada",
                    context -> context.contentType("application/json").result("{\"name\":\"Ada\",\"born\":1815}\n"));
        });
        // Name the address. With a port alone Javalin listens on every interface of the machine.
        server.start("127.0.0.1", port);
        System.out.println("listening on 127.0.0.1:" + server.port());
        // Shortcut: runs until it is ended from outside (Ctrl-C).
    }

    /** The name in a Host field, without its port; empty if there is none. */
    private static String nameIn(String host) {
        try {
            String name = new URI("http://" + host).getHost();
            return name == null ? "" : name;
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
