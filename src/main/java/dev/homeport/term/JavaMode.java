package dev.homeport.term;

import dev.homeport.code.JavaPrompt;
import dev.homeport.session.Console;
import dev.homeport.session.SessionEvent;
import dev.homeport.verb.Report;
import java.io.IOError;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Highlighter;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;

/** The editor while it reads Java. */
final class JavaMode {
    private static final String TAB = "java-tab";

    private final PromptReader reader;
    private final Screen screen;
    private final HistoryFile file;
    private final History history = new DefaultHistory();
    private @Nullable Everyday everyday;
    private @Nullable JavaPrompt prompt;
    private String seen = "";

    /** What the editor does when it reads verbs. */
    private record Everyday(
            Parser parser, Completer completer, Highlighter highlighter, History history, Object secondaryPrompt) {}

    /** @param verbsHistory the file of typed verbs; Java's lie beside it */
    JavaMode(PromptReader reader, Screen screen, @Nullable Path verbsHistory) {
        this.reader = reader;
        this.screen = screen;
        this.file = HistoryFile.ofJava(verbsHistory);
    }

    boolean isOpen() {
        return prompt != null;
    }

    /** From the next line on Java is read. */
    void enter(JavaPrompt opened) {
        if (everyday == null) {
            file.load().forEach(history::add);
        }
        everyday = new Everyday(
                reader.getParser(),
                reader.getCompleter(),
                reader.getHighlighter(),
                reader.getHistory(),
                Objects.requireNonNullElse(reader.getVariable(LineReader.SECONDARY_PROMPT_PATTERN), "> "));
        prompt = opened;
        reader.setParser((line, cursor, context) -> parse(opened, line, cursor, context));
        reader.setCompleter((r, line, candidates) -> complete(opened, line, candidates));
        reader.setHighlighter(new JavaHighlighter(screen.styles()));
        reader.setHistory(history);
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "%P ...> ");
        reader.getWidgets().put(TAB, () -> tab(opened));
        tabKey().bind(new Reference(TAB), "\t");
        screen.inJava(true);
        screen.accept(new SessionEvent.Said("Java, with what is open here as variables. `/exit` or Ctrl-D leaves;"
                + " Tab completes, and once more explains; `/sockets` is the verb."));
    }

    private void leave() {
        Everyday before = everyday;
        prompt = null;
        if (before != null) {
            reader.setParser(before.parser);
            reader.setCompleter(before.completer);
            reader.setHighlighter(before.highlighter);
            reader.setHistory(before.history);
            reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, before.secondaryPrompt);
            tabKey().bind(new Reference(LineReader.EXPAND_OR_COMPLETE), "\t");
        }
        screen.inJava(false);
    }

    private KeyMap<Binding> tabKey() {
        return Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN));
    }

    /** One turn, as {@link ScreenSession} has them. False when the learner leaves the program. */
    boolean next(Console console, Turn turn) {
        String typed;
        turn.typing();
        try {
            typed = reader.readLine();
        } catch (UserInterruptException e) {
            Thread.interrupted();
            return true;
        } catch (EndOfFileException | IOError e) {
            leave();
            return !(e instanceof IOError);
        } finally {
            turn.running();
        }
        String text = typed.strip();
        if (text.indexOf('\n') < 0) {
            file.keep(text).ifPresent(warning -> screen.accept(new SessionEvent.Warned(warning)));
        }
        JavaPrompt open = prompt;
        if (open == null || JavaInput.leaves(text)) {
            leave();
            return true;
        }
        if (text.length() > LineSource.MOST_BYTES) {
            screen.accept(LineSource.Line.Bad.tooLong("this").event());
            return true;
        }
        return JavaInput.submit(text, open, console, screen);
    }

    private static ParsedLine parse(JavaPrompt java, String line, int cursor, Parser.ParseContext context) {
        if (context == Parser.ParseContext.COMPLETE) {
            JavaPrompt.Completions found = java.completions(line, cursor);
            return new JavaLine(line, cursor, found.anchor());
        }
        if (context == Parser.ParseContext.ACCEPT_LINE && !JavaInput.isWhole(line, java)) {
            throw new EOFError(-1, -1, "more is to come");
        }
        return new JavaLine(line, cursor, cursor);
    }

    private static void complete(JavaPrompt java, ParsedLine line, List<Candidate> candidates) {
        for (String each : java.completions(line.line(), line.cursor()).texts()) {
            candidates.add(new Candidate(each, each, null, null, null, null, false));
        }
    }

    /** Once to complete; again, with nothing changed, to be told what it is. */
    private boolean tab(JavaPrompt java) {
        String now = reader.getBuffer().cursor() + ":" + reader.getBuffer();
        String source = reader.getBuffer().toString();
        int cursor = reader.getBuffer().cursor();
        if (now.equals(seen) || java.completions(source, cursor).texts().isEmpty()) {
            List<String> told = java.documentation(source, cursor);
            if (!told.isEmpty()) {
                screen.accept(new SessionEvent.Reported(new Report.JavaDocumented(told)));
                return true;
            }
        }
        reader.callWidget(LineReader.EXPAND_OR_COMPLETE);
        seen = reader.getBuffer().cursor() + ":" + reader.getBuffer();
        return true;
    }
}
