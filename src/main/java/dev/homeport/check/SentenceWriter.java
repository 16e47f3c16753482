package dev.homeport.check;

import dev.homeport.net.Bytes;
import dev.homeport.words.Inert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fills the slots of a declared sentence, and reads it as if somebody had written it. */
final class SentenceWriter {
    private static final long LONGEST_MILLIS = 60_000;

    private SentenceWriter() {}

    static Check check(String pattern, boolean negated, Optional<Duration> within, List<Object> slots) {
        Declaration declaration = Declarations.ALL.stream()
                .filter(each -> each.pattern().equals(pattern))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no check is declared as: " + pattern));
        within.ifPresent(SentenceWriter::mustFit);
        List<Word> words = words(declaration, negated, slots);
        Match match = Match.of(declaration, words);
        if (!match.isComplete(words.size())) {
            Fit.Misfit misfit = match.misfit();
            throw new IllegalArgumentException(misfit == null ? pattern + " is not whole" : misfit.message());
        }
        String sentence = words.stream().map(Word::written).collect(Collectors.joining(" "));
        String time = within.map(SentenceWriter::written).orElse("");
        return SentenceReader.check(sentence + time, within, match);
    }

    private static void mustFit(Duration within) {
        long millis = within.toMillis();
        if (millis < 1 || millis > LONGEST_MILLIS) {
            throw new IllegalArgumentException(within + " is no time from 1 ms to 60 s");
        }
    }

    private static String written(Duration within) {
        long millis = within.toMillis();
        return millis % 1_000 == 0 ? " within " + millis / 1_000 + "s" : " within " + millis + "ms";
    }

    private static List<Word> words(Declaration declaration, boolean negated, List<Object> slots) {
        Iterator<Object> values = slots.iterator();
        List<Word> words = new ArrayList<>();
        int before = negated ? lastPlaceForNot(declaration) : -1;
        for (int i = 0; i < declaration.parts().size(); i++) {
            Part part = declaration.parts().get(i);
            if (i == before) {
                words.add(Word.bare("not", 0));
            }
            Slot slot = part.slot();
            if (slot == null) {
                words.add(Word.bare(part.word(), 0));
            } else if (values.hasNext()) {
                Object value = values.next();
                if (value instanceof Sentences.Carrying carrying) {
                    words.addAll(RequestWords.written(carrying));
                } else {
                    words.add(word(slot, value));
                }
            } else {
                throw new IllegalArgumentException(slot + " of  " + declaration.pattern() + "  has no value");
            }
        }
        if (values.hasNext()) {
            throw new IllegalArgumentException(declaration.pattern() + "  has no place for " + values.next());
        }
        return words;
    }

    /** After is or was where there is one: it reads better there. */
    private static int lastPlaceForNot(Declaration declaration) {
        int last = -1;
        for (int i = 0; i < declaration.parts().size(); i++) {
            last = declaration.negatedBefore(i) ? i : last;
        }
        return last;
    }

    private static Word word(Slot slot, Object value) {
        if (value instanceof Bytes bytes) {
            return quoted(bytes);
        }
        String text = value.toString();
        boolean isText = slot == Slot.TEXT || (slot == Slot.JSON && value instanceof String);
        boolean bare = !isText && !text.isEmpty() && text.chars().noneMatch(SentenceWriter::needsQuotes);
        return bare ? Word.bare(text, 0) : quoted(Bytes.utf8(text));
    }

    private static boolean needsQuotes(int c) {
        return Character.isWhitespace(c) || c == '"' || c == '\'';
    }

    static Word quoted(Bytes content) {
        String written = Inert.bytes(content.toArray()).replace("\"", "\\\"");
        return new Word("\"" + written + "\"", content, 0, true);
    }
}
