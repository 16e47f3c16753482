package dev.homeport.session;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.net.LedgerEntry;
import dev.homeport.render.Layout;
import dev.homeport.render.Renderer;
import dev.homeport.session.Console.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Types lines into a real session, and keeps what it shows. */
final class Learner implements AutoCloseable {
    final Lab lab = Lab.open(LabSettings.USUAL);
    final Session session;
    /** What beginning came to. */
    final Outcome begun;

    private final List<SessionEvent> seen = Collections.synchronizedList(new ArrayList<>());

    Learner(LessonFolder lessons, Journal journal, SessionSettings settings) {
        session = new Session(lab, lessons, journal, settings, seen::add);
        begun = session.begin();
    }

    /** In the lesson {@code a}, at a terminal: a line is judged once, and ticks do the rest. */
    static Learner in(String body) {
        return new Learner(InlineLessons.of(body), Journal.none(), SessionSettings.AT_A_TERMINAL.startingWith("a"));
    }

    static Learner scriptedIn(String body) {
        return new Learner(InlineLessons.of(body), Journal.none(), SessionSettings.SCRIPTED.startingWith("a"));
    }

    static Learner playing() {
        return new Learner(InlineLessons.of(), Journal.none(), SessionSettings.SCRIPTED);
    }

    /** Types one line, and forgets what was shown before it. */
    Outcome type(String line) {
        seen.clear();
        return session.submit(line);
    }

    /** What was shown since the last line was typed. */
    <T extends SessionEvent> List<T> seen(Class<T> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<SessionEvent> events() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    /** The same as plain text on a wide screen. */
    String screen() {
        Renderer wide = new Renderer(new Layout(10_000, false));
        return events().stream().map(wide::text).collect(Collectors.joining("\n"));
    }

    /** The number of the open step, 0 outside of lessons. */
    int step() {
        return session.prompt().number();
    }

    List<String> open() {
        return lab.ledger().stream()
                .filter(LedgerEntry::open)
                .map(LedgerEntry::name)
                .toList();
    }

    int port(String name) {
        return Optional.ofNullable(lab.find(name).orElseThrow().local())
                .orElseThrow()
                .port();
    }

    @Override
    public void close() {
        session.close();
    }
}
