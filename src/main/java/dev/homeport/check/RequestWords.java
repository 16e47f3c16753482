package dev.homeport.check;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpField;
import dev.homeport.net.HttpSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries beside its method and URL: {@code with header FIELD TEXT} as often as wanted, and once
 * {@code with body TEXT}.
 *
 * @param end the place of the first word that is none of it
 * @param next where it stopped in the middle; null if it is whole
 * @param misfit why the next word does not fit there; null if there is none
 */
record RequestWords(
        List<HttpField> fields,
        @Nullable Bytes body,
        int end,
        @Nullable Part next,
        Fit.@Nullable Misfit misfit) {
    static final String WITH = "with";
    private static final String HEADER = "header";
    private static final String BODY = "body";

    static RequestWords read(List<Word> words, int from) {
        List<HttpField> fields = new ArrayList<>();
        Bytes body = null;
        int at = from;
        while (at < words.size() && words.get(at).is(WITH)) {
            Part what = body == null ? Part.of(HEADER).or(BODY) : Part.of(HEADER);
            Word word = at + 1 < words.size() ? words.get(at + 1) : null;
            if (word == null || !what.options().contains(word.written())) {
                return stopped(fields, body, at + 1, what, word);
            }
            if (word.is(BODY)) {
                Word content = at + 2 < words.size() ? words.get(at + 2) : null;
                if (content == null || !content.quoted()) {
                    return stopped(fields, body, at + 2, Part.of("TEXT"), content);
                }
                body = content.content();
                at += 3;
                continue;
            }
            Word name = at + 2 < words.size() ? words.get(at + 2) : null;
            if (name == null || !(Slot.FIELD.read(name) instanceof Fit.Fits)) {
                return stopped(fields, body, at + 2, Part.of("FIELD"), name);
            }
            Word value = at + 3 < words.size() ? words.get(at + 3) : null;
            if (value == null || !value.quoted() || !HttpSyntax.isFieldValue(value.text())) {
                return stopped(fields, body, at + 3, Part.of("TEXT"), value);
            }
            fields.add(new HttpField(name.written(), value.text()));
            at += 4;
        }
        return new RequestWords(fields, body, at, null, null);
    }

    /** The words for it. */
    static List<Word> written(Sentences.Carrying carrying) {
        List<Word> words = new ArrayList<>();
        for (HttpField each : carrying.fields()) {
            words.add(Word.bare(WITH, 0));
            words.add(Word.bare(HEADER, 0));
            words.add(Word.bare(each.name(), 0));
            words.add(SentenceWriter.quoted(Bytes.utf8(each.value())));
        }
        Bytes body = carrying.body();
        if (body != null) {
            words.addAll(List.of(Word.bare(WITH, 0), Word.bare(BODY, 0), SentenceWriter.quoted(body)));
        }
        return words;
    }

    private static RequestWords stopped(
            List<HttpField> fields, @Nullable Bytes body, int at, Part next, @Nullable Word word) {
        return new RequestWords(fields, body, at, next, word == null ? null : why(next, word));
    }

    private static Fit.Misfit why(Part next, Word word) {
        if (next.slot() == Slot.TEXT && word.quoted()) {
            return new Fit.Misfit(word.shown() + " cannot be a field's value: one line of ISO-8859-1", List.of());
        }
        return next.read(word) instanceof Fit.Misfit misfit
                ? misfit
                : new Fit.Misfit(word.shown() + " does not fit here", List.of());
    }
}
