package dev.homeport.verb;

import dev.homeport.net.Bytes;
import dev.homeport.net.Exam;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.util.List;

/** Something a verb has to show. A value: how it looks is the renderer's affair, and peer bytes stay bytes until then. */
public sealed interface Report {
    /** It worked: {@code listening on 127.0.0.1:62893 as web}. One line, no full stop. */
    record Done(String text) implements Report {}

    /** A remark. One sentence or a few, wrapped by the renderer. */
    record Remark(String text) implements Report {}

    /** Rows under headings; {@code none} is said where there are no rows. */
    record Table(List<String> headings, List<List<String>> rows, String none) implements Report {
        public Table {
            headings = List.copyOf(headings);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Names and what they stand for, one below the other. */
    record Facts(String title, List<Fact> facts) implements Report {
        public Facts {
            facts = List.copyOf(facts);
        }

        /** One line of it. */
        public record Fact(String name, String value) {}
    }

    /**
     * Bytes that came from a peer or go to one, shown inert.
     *
     * @param label {@code c1 received 6 bytes}
     * @param inward whether they came from the peer
     * @param hex whether offsets and hexadecimal are wanted beside the text
     */
    record Data(String label, Bytes bytes, boolean inward, boolean hex) implements Report {}

    /** The wire log, oldest first. */
    record Wire(List<WireEvent> events, boolean hex) implements Report {
        public Wire {
            events = List.copyOf(events);
        }
    }

    /** An HTTP response: status line, header fields, body. */
    record Http(String request, HttpAnswer answer, boolean headersOnly) implements Report {}

    /** What doctor found, in the order in which it looked. */
    record Examined(List<Exam> exams) implements Report {
        public Examined {
            exams = List.copyOf(exams);
        }
    }

    /** What a swarm of clients did at that endpoint. */
    record Load(String target, SwarmResult result) implements Report {}

    /** Something did not work: what, and the next thing to try. */
    record Failure(Trouble trouble, String what, String next) implements Report {}

    /** The page of one verb. */
    record VerbHelp(VerbSpec spec) implements Report {}

    /** All verbs, by group. */
    record HelpIndex(List<VerbSpec> specs) implements Report {
        public HelpIndex {
            specs = List.copyOf(specs);
        }
    }
}
