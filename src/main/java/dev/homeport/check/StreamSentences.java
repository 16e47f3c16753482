package dev.homeport.check;

import dev.homeport.net.Bytes;
import dev.homeport.net.LedgerEntry;
import java.util.List;
import java.util.function.BiFunction;

/** What went over a connection in the step, either way: a stream of bytes, in however many pieces. */
final class StreamSentences {
    static final List<Declaration> ALL = List.of(
            text(
                    "sent TEXT",
                    "exactly the text was sent on it in this step, in however many pieces",
                    "sent \"hello\\n\"",
                    "TEXT sent",
                    slots -> sent(slots, StreamText::is)),
            text(
                    "sent starting TEXT",
                    "what was sent on it in this step starts with the text",
                    "sent starting \"GET\"",
                    "TEXT sent first",
                    slots -> sent(slots, StreamText::starts)),
            text(
                    "sent containing TEXT",
                    "the text is somewhere in what was sent on it in this step",
                    "sent containing \"Host:\"",
                    "TEXT in what was sent",
                    slots -> sent(slots, StreamText::contains)),
            text(
                    "sent N bytes",
                    "exactly so many bytes were sent on it in this step",
                    "sent 12 bytes",
                    "N bytes sent",
                    slots -> ConnectionSentences.onTheWire(
                            slots, (lab, entry) -> StreamText.sent(lab, entry, sent -> sent.counts(slots.number(1))))),
            text(
                    "sent nothing",
                    "something happened to it in this step, and nothing was sent on it",
                    "sent nothing",
                    "nothing sent",
                    slots -> ConnectionSentences.onTheWire(
                            slots, (lab, entry) -> StreamText.sent(lab, entry, sent -> sent.isNothing(lab)))),
            text(
                    "received TEXT",
                    "exactly the text was received on it in this step, in however many pieces",
                    "received \"hello\\n\"",
                    "TEXT received",
                    slots -> received(slots, StreamText::is)),
            text(
                    "received starting TEXT",
                    "what was received on it in this step starts with the text",
                    "received starting \"HTTP/1.1\"",
                    "TEXT received first",
                    slots -> received(slots, StreamText::starts)),
            text(
                    "received containing TEXT",
                    "the text is somewhere in what was received on it in this step",
                    "received containing \"hello\"",
                    "TEXT in what was received",
                    slots -> received(slots, StreamText::contains)),
            text(
                    "received N bytes",
                    "exactly so many bytes were received on it in this step",
                    "received 12 bytes",
                    "N bytes received",
                    slots -> ConnectionSentences.onTheWire(
                            slots,
                            (lab, entry) ->
                                    StreamText.received(lab, entry, received -> received.counts(slots.number(1))))),
            text(
                    "received nothing",
                    "a receive in this step waited in vain, or the stream ended, and not a byte had come",
                    "received nothing",
                    "nothing received",
                    slots -> ConnectionSentences.onTheWire(
                            slots,
                            (lab, entry) -> StreamText.received(lab, entry, received -> received.isNothing(lab)))));

    private StreamSentences() {}

    private static Declaration text(
            String predicate,
            String meaning,
            String example,
            String expected,
            java.util.function.Function<Slots, Judge> judge) {
        return Declaration.of("connection NAME " + predicate, meaning, "connection c1 " + example, expected, judge);
    }

    private static Judge sent(Slots slots, BiFunction<StreamText, Bytes, Outcome> judge) {
        return ConnectionSentences.onTheWire(
                slots,
                (LabView lab, LedgerEntry entry) ->
                        StreamText.sent(lab, entry, sent -> judge.apply(sent, slots.bytes(1))));
    }

    private static Judge received(Slots slots, BiFunction<StreamText, Bytes, Outcome> judge) {
        return ConnectionSentences.onTheWire(
                slots,
                (LabView lab, LedgerEntry entry) ->
                        StreamText.received(lab, entry, received -> judge.apply(received, slots.bytes(1))));
    }
}
