package dev.homeport.term;

import dev.homeport.code.JavaPrompt;
import dev.homeport.lab.Cancellation;
import dev.homeport.net.Exam;
import dev.homeport.verb.Front;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.reader.impl.completer.NullCompleter;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.NonBlockingReader;

/** Asks questions with the editor that reads lines; the answer is neither a line of the session nor of the history. */
final class ScreenFront implements Front {
    private final PromptReader reader;
    private final Screen screen;
    private final Supplier<Exam> exam;
    private final JavaMode java;
    private final Attributes usual;

    /**
     * @param screen where progress is shown
     * @param java reads what follows as Java
     * @param usual how the terminal was set before the program began
     * @param exam what doctor says of the screen, asked each time: windows change
     */
    ScreenFront(PromptReader reader, Screen screen, Supplier<Exam> exam, JavaMode java, Attributes usual) {
        this.reader = reader;
        this.screen = screen;
        this.exam = exam;
        this.java = java;
        this.usual = usual;
    }

    @Override
    public Origin origin() {
        return Origin.TERMINAL;
    }

    @Override
    public boolean opens(JavaPrompt prompt) {
        java.enter(prompt);
        return true;
    }

    @Override
    public boolean runs(List<String> command) {
        return screen.aside(() -> {
            Terminal terminal = reader.getTerminal();
            Attributes ours = terminal.getAttributes();
            terminal.setAttributes(usual);
            try {
                return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
            } catch (IOException notThere) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                terminal.setAttributes(ours);
            }
        });
    }

    @Override
    public List<Exam> exams() {
        return List.of(exam.get());
    }

    @Override
    public boolean yes(String question, Cancellation cancellation) {
        Completer completer = reader.getCompleter();
        Highlighter highlighter = reader.getHighlighter();
        reader.setCompleter(NullCompleter.INSTANCE);
        reader.setHighlighter(new DefaultHighlighter());
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        try {
            dropTypedAhead();
            String prompt = question + " [y/N] ";
            reader.offer(new AttributedString(prompt, AttributedStyle.DEFAULT.bold()), "", AttributedStyle.DEFAULT);
            return Answer.isYes(reader.readLine()) && !cancellation.isCancelled();
        } catch (UserInterruptException | EndOfFileException | IOError no) {
            Thread.interrupted();
            return false;
        } finally {
            reader.setCompleter(completer);
            reader.setHighlighter(highlighter);
            reader.setVariable(LineReader.DISABLE_HISTORY, false);
        }
    }

    @Override
    public void progress(double done, String text) {
        screen.progress(done, text);
    }

    @Override
    public void progressOver() {
        screen.progressOver();
    }

    /** What was typed before the question was seen does not answer it. */
    private void dropTypedAhead() {
        NonBlockingReader in = reader.getTerminal().reader();
        try {
            int read = in.read(1);
            while (read != NonBlockingReader.READ_EXPIRED && read >= 0) {
                read = in.read(1);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
