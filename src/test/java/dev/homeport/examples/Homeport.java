package dev.homeport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.render.Layout;
import dev.homeport.render.Renderer;
import dev.homeport.session.Console;
import dev.homeport.session.Journal;
import dev.homeport.session.Session;
import dev.homeport.session.SessionEvent;
import dev.homeport.session.SessionSettings;
import dev.homeport.verb.Front;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The playground itself, at which a learner types what an example's page offers. */
final class Homeport implements AutoCloseable {
    private static final Renderer WIDE = new Renderer(new Layout(10_000, false));

    private final List<SessionEvent> shown = new CopyOnWriteArrayList<>();
    private final Session session = new Session(
            Lab.open(LabSettings.USUAL), LessonFolder.bundled(), Journal.none(), SessionSettings.SCRIPTED, shown::add);

    Homeport() {
        session.meets(() -> Front.Origin.PIPE);
        session.begin();
    }

    /** Holds all that a page offers to type to go well, with another port than 62893; returns the screen. */
    static String follows(String page, int port) throws IOException {
        try (Homeport homeport = new Homeport()) {
            return homeport.follows(page, Map.of("62893", port));
        }
    }

    String follows(String page, Map<String, Integer> ports) throws IOException {
        StringBuilder screen = new StringBuilder();
        for (String line : offered(page)) {
            String here = line;
            for (Map.Entry<String, Integer> port : ports.entrySet()) {
                here = here.replace(port.getKey(), port.getValue().toString());
            }
            screen.append("> ").append(line).append('\n');
            screen.append(does(here)).append('\n');
        }
        return screen.toString();
    }

    private static List<String> offered(String page) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean within = false;
        for (String line : Files.readAllLines(Path.of("examples", page.split("/")))) {
            if (line.startsWith("```")) {
                within = line.equals("```homeport");
            } else if (within) {
                lines.add(line);
            }
        }
        assertThat(lines).as("lines for Homeport in %s", page).isNotEmpty();
        return lines;
    }

    /** Types a line that must go well, and returns what it showed. */
    String does(String line) {
        shown.clear();
        Console.Outcome outcome = session.submit(line);
        String screen = shown.stream().map(WIDE::text).collect(Collectors.joining("\n"));
        assertThat(outcome).as("> %s%n%s", line, screen).isEqualTo(Console.Outcome.OK);
        return screen;
    }

    int port(String name) {
        return Objects.requireNonNull(session.lab().find(name).orElseThrow().local())
                .port();
    }

    @Override
    public void close() {
        session.close();
    }
}
