package dev.homeport.session;

import dev.homeport.net.Trouble;
import dev.homeport.verb.Arguments;
import dev.homeport.verb.OutFile;
import dev.homeport.verb.Report;
import dev.homeport.verb.Verb;
import dev.homeport.verb.VerbContext;
import dev.homeport.verb.VerbException;
import dev.homeport.verb.VerbSpec;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Option;
import dev.homeport.verb.VerbSpec.Param;
import dev.homeport.wire.Conversation;
import dev.homeport.wire.Conversations;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code save}: this run of the program as a Markdown page. */
final class Save implements Verb {
    private static final VerbSpec SPEC = new VerbSpec(
            "save",
            "program",
            "Write what was typed and shown to a Markdown file",
            List.of(new Param("FILE", Kind.WORD, false, false)),
            List.of(new Option("--force", null, "replace the file if it is there", false)),
            "Writes the session since the program was started, under the headings of its lessons and steps, and the newest 20"
                    + " conversations as Mermaid diagrams. Without a name: homeport-DATE-TIME.md, in the folder where the"
                    + " program was started.",
            "save session.md",
            false);

    private static final DateTimeFormatter IN_A_NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);
    private static final DateTimeFormatter FOR_READERS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

    private final Transcript transcript;
    private final Supplier<@Nullable Function<SessionEvent, String>> plain;
    private final Clock clock = Clock.system(ZoneId.systemDefault());

    /** @param plain gives what writes an event as plain text, null where nothing does */
    Save(Transcript transcript, Supplier<@Nullable Function<SessionEvent, String>> plain) {
        this.transcript = transcript;
        this.plain = plain;
    }

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    public void run(Arguments arguments, VerbContext context) throws VerbException {
        ZonedDateTime now = ZonedDateTime.now(clock);
        String name = arguments.value("FILE").orElse("homeport-" + IN_A_NAME.format(now) + ".md");
        OutFile file = OutFile.of(name, arguments.has("--force"), context.front());
        Function<SessionEvent, String> writer = plain.get();
        if (writer == null) {
            throw new VerbException(
                    Trouble.OTHER, "nothing here turns what was shown into text", "save from a terminal or with run");
        }
        List<Conversation> conversations = Conversations.of(
                context.lab().events(), context.lab().ledger(), context.lab().kernelTable());
        String page = new TranscriptPage(writer).of(facts(now), transcript, conversations);
        context.out().accept(new Report.Done("wrote " + file.write(page)));
    }

    private static List<String> facts(ZonedDateTime now) {
        String version = Save.class.getPackage().getImplementationVersion();
        return List.of(
                "Saved: " + FOR_READERS.format(now),
                "Homeport " + (version == null ? "(not packaged)" : version) + ", Java " + Runtime.version(),
                "System: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
    }
}
