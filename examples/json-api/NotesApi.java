import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Notes over HTTP: list, read, add and delete them as JSON. On Javalin and Gson.
 *
 * <p>Run it from the top of the repository, after {@code mvn -q -DskipTests package}, with
 * {@code java -cp target/homeport.jar examples/json-api/NotesApi.java [PORT]}. The port is 62893 unless another is
 * given; 0 lets the system choose.
 */
public class NotesApi {
    private static final int MAX_BODY = 10_000;
    private static final int MAX_TEXT = 1000;
    private static final int MAX_NOTES = 1000;
    private static final Set<String> OUR_NAMES = Set.of("localhost", "127.0.0.1");
    /** JSON as RFC 8259 has it. Shortcut: where a text belongs, Gson takes a number for one, too. */
    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .disableHtmlEscaping()
            .create();

    /** What a client sends. */
    private record Draft(String text) {}

    private record Note(int id, String text) {}

    /** What goes wrong, as RFC 9457 writes it. */
    private record Problem(int status, String title) {}

    // Javalin runs handlers on many threads, so what they share must bear that.
    private static final Map<Integer, Note> NOTES = new ConcurrentSkipListMap<>();
    private static final AtomicInteger LAST_ID = new AtomicInteger();

    public static void main(String[] args) {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            // Otherwise a thread waits five seconds to ask whether start() was forgotten, and keeps a failed start
            // alive.
            config.startup.startupWatcherEnabled = false;
            // A body that is larger is answered with 413 (RFC 9110, section 15.5.14).
            config.http.maxRequestSize = MAX_BODY;

            config.routes.before(NotesApi::onlyForUs);
            // Shortcut: a method that a path does not take gets 404 here; right is 405 with the field Allow (RFC 9110,
            // section 15.5.6).
            config.routes.get("/notes", context -> json(context, 200, NOTES.values()));
            config.routes.get("/notes/{id}", NotesApi::read);
            config.routes.post("/notes", NotesApi::add);
            config.routes.delete("/notes/{id}", NotesApi::delete);
            // What Javalin itself refuses is to look the same as what we refuse.
            config.routes.exception(
                    HttpResponseException.class,
                    (refused, context) -> problem(context, refused.getStatus(), refused.getMessage()));
        });
        // Name the address. With a port alone Javalin listens on every interface of the machine.
        server.start("127.0.0.1", port);
        System.out.println("listening on 127.0.0.1:" + server.port());
        // Shortcut: runs until it is ended from outside (Ctrl-C), and then all notes are gone.
    }

    /**
     * A page on the web can have a name that leads to 127.0.0.1. Its requests still say that name, and are turned
     * away.
     */
    private static void onlyForUs(Context context) {
        String host = context.host() == null ? "" : context.host();
        if (!OUR_NAMES.contains(host.replaceFirst(":\\d*$", ""))) {
            problem(context, 421, "this server is for localhost");
            context.skipRemainingHandlers();
        }
    }

    private static void read(Context context) {
        Note note = NOTES.get(id(context));
        if (note == null) {
            problem(context, 404, "there is no such note");
        } else {
            json(context, 200, note);
        }
    }

    private static void add(Context context) {
        // Any page on the web may have a browser send plain text or a form here, but must first ask for leave to send
        // JSON; and nobody here gives it (Fetch Standard, CORS-preflight fetch).
        String type = context.contentType() == null ? "" : context.contentType();
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            problem(context, 415, "send application/json");
            return;
        }
        Draft draft;
        try {
            draft = GSON.fromJson(context.body(), Draft.class);
        } catch (JsonParseException e) {
            problem(context, 400, "this is not JSON with a text in it");
            return;
        }
        // Nothing sent or no such key: Gson then leaves null.
        if (draft == null
                || draft.text() == null
                || draft.text().isBlank()
                || draft.text().length() > MAX_TEXT) {
            problem(context, 422, "text has 1 to " + MAX_TEXT + " characters and not only spaces");
        } else if (NOTES.size() >= MAX_NOTES) {
            // RFC 4918, section 11.5. Shortcut: requests at the same moment may go past this by a few.
            problem(context, 507, "there are " + MAX_NOTES + " notes already");
        } else {
            Note note = new Note(LAST_ID.incrementAndGet(), draft.text());
            NOTES.put(note.id(), note);
            // 201 says where the new thing is (RFC 9110, section 15.3.2).
            context.header("Location", "/notes/" + note.id());
            json(context, 201, note);
        }
    }

    /** 204 whether it was there or not: so a client that is not sure may ask again (RFC 9110, section 9.2.2). */
    private static void delete(Context context) {
        NOTES.remove(id(context));
        context.status(204);
    }

    /** The number in the path; 0, which no note has, if it is none. */
    private static int id(Context context) {
        try {
            return Integer.parseInt(context.pathParam("id"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void json(Context context, int status, Object value) {
        context.status(status).contentType("application/json").result(GSON.toJson(value));
    }

    private static void problem(Context context, int status, String title) {
        context.status(status).contentType("application/problem+json").result(GSON.toJson(new Problem(status, title)));
    }
}
