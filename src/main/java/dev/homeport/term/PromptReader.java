package dev.homeport.term;

import dev.homeport.words.Inert;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Buffer;
import org.jline.reader.Candidate;
import org.jline.reader.MaskingCallback;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/** JLine's editor with a prompt that can change while a line is typed, and with ghost text behind the cursor. */
final class PromptReader extends LineReaderImpl {
    /** Longer pastes are refused whole, as longer lines are. */
    static final int MOST_PASTED = LineSource.MOST_BYTES;

    /** xterm's control sequences, "Bracketed Paste Mode". */
    private static final String PASTE_END = "\033[201~";

    /** To the question whether to list very many; a second Tab is a yes. */
    private static final String ANSWERS = "yYnN\t";

    private static final Size USUAL_SIZE = Size.of(80, 24);

    /** So long a line is drawn again only once all that waits has been read: else a paste costs its length squared. */
    private static final int LONG = 256;

    /** The longer the line, the longer a pause may be before drawing it is worth its while: 1 ms for so many characters. */
    private static final int A_MILLISECOND = 4_096;

    private String ghost = "";
    private volatile @Nullable Thread typist;
    private boolean ends;
    private boolean listing;
    private Runnable afterResize = () -> {};
    private AttributedStyle ghostStyle = AttributedStyle.DEFAULT;

    PromptReader(Terminal terminal) {
        super(sized(terminal), "homeport", null);
        setParser((line, cursor, context) -> TypedLine.at(line, cursor));
        // ! and \ have meanings of the verbs' own; JLine must not eat them.
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        setOpt(Option.HISTORY_IGNORE_SPACE);
        setOpt(Option.HISTORY_IGNORE_DUPS);
        unsetOpt(Option.INSERT_TAB);
        setVariable(HISTORY_SIZE, HistoryFile.MOST_LINES);
        setVariable(SECONDARY_PROMPT_PATTERN, "> ");
        setVariable(BELL_STYLE, "none");
        bindKeysTypedAhead();
    }

    /**
     * While a verb runs the terminal is in its normal cursor mode, and an arrow key that is typed ahead comes as CSI, not as
     * the sequence that terminfo names for the editor's mode (xterm's control sequences, DECCKM).
     */
    private void bindKeysTypedAhead() {
        KeyMap<Binding> keys = Objects.requireNonNull(getKeyMaps().get(MAIN));
        keys.bind(new Reference(UP_LINE_OR_SEARCH), "\033[A");
        keys.bind(new Reference(DOWN_LINE_OR_SEARCH), "\033[B");
        keys.bind(new Reference(FORWARD_CHAR), "\033[C");
        keys.bind(new Reference(BACKWARD_CHAR), "\033[D");
        keys.bind(new Reference(END_OF_LINE), "\033[F");
        keys.bind(new Reference(BEGINNING_OF_LINE), "\033[H");
    }

    /** Sets the prompt and the command offered; an open line is drawn again and keeps what is typed. From any thread. */
    void offer(AttributedString newPrompt, String newGhost, AttributedStyle style) {
        lock.lock();
        try {
            prompt = newPrompt;
            ghost = newGhost;
            ghostStyle = style;
            if (reading) {
                redisplay();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A terminal that does not know its size, such as a serial line, gets the usual one: else no line could be drawn. */
    private static Terminal sized(Terminal terminal) {
        Size size = terminal.getSize();
        if (size.getColumns() <= 0 || size.getRows() <= 0) {
            terminal.setSize(USUAL_SIZE);
        }
        return terminal;
    }

    /** Has the rest of the screen drawn again after the window's size changed under an open line. */
    void afterResize(Runnable action) {
        afterResize = action;
    }

    @Override
    protected synchronized void handleSignal(Terminal.Signal signal) {
        lock.lock();
        try {
            if (signal == Terminal.Signal.WINCH) {
                leaveLastRow();
            }
            super.handleSignal(signal);
            if (signal == Terminal.Signal.WINCH) {
                afterResize.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * A window that became lower may have its cursor on the last row, which the status line is about to take: then what is
     * above moves up by one row, and elsewhere nothing moves.
     */
    private void leaveLastRow() {
        Status status = Status.getStatus(terminal, false);
        if (status != null && status.size() > 0) {
            terminal.writer().write("\r\n");
            terminal.puts(Capability.cursor_up);
        }
    }

    /** Does something with the terminal while the editor keeps its hands off. */
    void exclusively(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /** The prompt comes by {@link #offer}. */
    @Override
    public void setPrompt(String ignored) {}

    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        AttributedString shown = super.getDisplayedBufferWithPrompts(secondaryPrompts);
        String rest = rest();
        // While completions are listed below the line, there is no room for ghosts.
        if (rest.isEmpty() || post != null || state != State.NORMAL) {
            return shown;
        }
        return new AttributedStringBuilder(shown.length() + rest.length())
                .append(shown)
                .styled(ghostStyle, rest)
                .toAttributedString();
    }

    @Override
    public String readLine(
            @Nullable String ignored,
            @Nullable String right,
            @Nullable MaskingCallback masking,
            @Nullable String begun) {
        typist = Thread.currentThread();
        ends = false;
        return super.readLine(ignored, right, masking, begun);
    }

    @Override
    protected void redisplay(boolean flush) {
        if (moreIsTyped()) {
            return;
        }
        if (buf.toString().codePoints().allMatch(PromptReader::isShownAsItIs)) {
            super.redisplay(flush);
            return;
        }
        // JLine takes the cursor's column from the line itself, so for the drawing the line is what is drawn of it.
        Buffer typed = buf.copy();
        String before = drawn(typed.upToCursor());
        buf.clear();
        buf.write(before + drawn(typed.substring(typed.cursor())));
        buf.cursor(before.length());
        try {
            super.redisplay(flush);
        } finally {
            buf.copyFrom(typed);
        }
    }

    private static boolean isShownAsItIs(int codePoint) {
        return codePoint == '\n' || Inert.isSafe(codePoint);
    }

    private static String drawn(String typed) {
        StringBuilder out = new StringBuilder(typed.length() + 16);
        typed.codePoints().forEach(c -> {
            String one = Character.toString(c);
            out.append(isShownAsItIs(c) ? one : Inert.line(one));
        });
        return out.toString();
    }

    /** Before the first word a Tab is white space, as where a paste is indented: nothing there is worth a list of all verbs. */
    @Override
    protected boolean expandOrComplete() {
        return buf.upToCursor().isBlank() || super.expandOrComplete();
    }

    @Override
    protected boolean doList(
            List<Candidate> possible,
            String completed,
            boolean runLoop,
            BiFunction<CharSequence, Boolean, CharSequence> escaper,
            boolean forSuggestion) {
        listing = true;
        try {
            return super.doList(possible, completed, runLoop, escaper, forSuggestion);
        } finally {
            listing = false;
        }
    }

    /** Whether to list very many is asked; what is typed on there is no answer, and must not be lost. */
    @Override
    public int readCharacter() {
        if (!listing) {
            return super.readCharacter();
        }
        listing = false;
        boolean held = lock.isHeldByCurrentThread();
        if (held) {
            lock.unlock();
        }
        try {
            int next = bindingReader.peekCharacter(0);
            return ANSWERS.indexOf(next) >= 0 ? bindingReader.readCharacter() : 'n';
        } finally {
            if (held) {
                lock.lock();
            }
        }
    }

    /** Only the thread that reads may look. */
    private boolean moreIsTyped() {
        return !ends
                && buf.length() > LONG
                && Thread.currentThread() == typist
                && bindingReader.peekCharacter(1 + buf.length() / A_MILLISECOND) >= 0;
    }

    /** The line stays on the screen as it was typed. */
    @Override
    protected void cleanup() {
        ghost = "";
        ends = true;
        super.cleanup();
    }

    private String rest() {
        if (ghost.isEmpty() || buf.cursor() != buf.length()) {
            return "";
        }
        String typed = buf.toString();
        return ghost.startsWith(typed) ? ghost.substring(typed.length()) : "";
    }

    private boolean accepted() {
        String rest = rest();
        buf.write(rest);
        return !rest.isEmpty();
    }

    @Override
    protected boolean forwardChar() {
        return accepted() || super.forwardChar();
    }

    @Override
    protected boolean endOfLine() {
        return accepted() || super.endOfLine();
    }

    /** One character more than may be run is kept: so Enter refuses the line, whatever came after that. */
    @Override
    protected boolean selfInsert() {
        return buf.length() > MOST_PASTED || super.selfInsert();
    }

    /** Several pasted lines wait in the buffer to be seen; Enter runs them one after the other. */
    @Override
    public boolean beginPaste() {
        String pasted = doReadStringUntil(PASTE_END);
        if (pasted == null) {
            return false;
        }
        if (buf.length() + pasted.length() > MOST_PASTED) {
            printAbove("The paste is longer than 64 KiB and was left out.");
            return true;
        }
        buf.write(printable(pasted));
        return true;
    }

    /** CR and CRLF become line ends, tabs become spaces, and what cannot be seen is left out. */
    static String printable(String pasted) {
        StringBuilder out = new StringBuilder(pasted.length());
        String text = pasted.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
        text.codePoints().filter(PromptReader::isShownAsItIs).forEach(out::appendCodePoint);
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == '\n') {
            end--;
        }
        return out.substring(0, end);
    }
}
