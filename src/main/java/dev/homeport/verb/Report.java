package dev.homeport.verb;

import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Exam;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import dev.homeport.wire.Conversation;
import java.time.Instant;
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

    /**
     * The wire log, oldest first.
     *
     * @param since from when times are counted
     */
    record Wire(List<WireEvent> events, boolean hex, Instant since) implements Report {
        public Wire {
            events = List.copyOf(events);
        }

        /** With times counted from the first of them. */
        public Wire(List<WireEvent> events, boolean hex) {
            this(events, hex, events.isEmpty() ? Instant.EPOCH : events.get(0).at());
        }
    }

    /**
     * Conversations as text, line by line.
     *
     * @param time whether to tell when, counted from a conversation's first event
     * @param heading whether to tell the ends first; they are known already where it goes on
     */
    record Talk(List<Conversation> conversations, boolean hex, boolean time, boolean heading) implements Report {
        public Talk {
            conversations = List.copyOf(conversations);
        }
    }

    /** Conversations as sequence diagrams. */
    record Diagram(List<Conversation> conversations) implements Report {
        public Diagram {
            conversations = List.copyOf(conversations);
        }
    }

    /**
     * TCP's state machine with sockets in it.
     *
     * @param holders who is in which state, in the lab's order
     */
    record States(List<Holder> holders) implements Report {
        public States {
            holders = List.copyOf(holders);
        }

        /** One socket and the state in which the kernel has it. */
        public record Holder(String name, ConnectionState state) {}

        /** Who is in the state. */
        public List<String> in(ConnectionState state) {
            return holders.stream()
                    .filter(h -> h.state() == state)
                    .map(Holder::name)
                    .toList();
        }
    }

    /**
     * A text in a format of its own, to be taken as it is: no line of it is wrapped.
     *
     * @param format {@code mermaid}, {@code svg}, or {@code markdown} with a block of Mermaid for each of several
     */
    record Document(String format, String text) implements Report {}

    /** An HTTP request, and all that came of it: status line, header fields, body. */
    record Http(HttpAnswer answer, boolean headersOnly) implements Report {}

    /** What doctor found, in the order in which it looked. */
    record Examined(List<Exam> exams) implements Report {
        public Examined {
            exams = List.copyOf(exams);
        }
    }

    /** What a swarm did, shown as the JSON that programs get. */
    record LoadAsJson(Load load) implements Report {}

    /** What a swarm of clients did at that endpoint. */
    record Load(String target, SwarmResult result) implements Report {}

    /**
     * What one side of a tapped connection said, shown while it passes.
     *
     * @param connection the tap's own name where bytes came too fast to be kept
     * @param data its beginning; empty where nothing was kept
     * @param count how many bytes it was
     */
    record Tap(String tap, String connection, boolean toServer, Bytes data, long count, View view) implements Report {
        /** How the bytes are to be shown. */
        public enum View {
            /** HTTP where it looks like it, else text, else hexadecimal. */
            BY_LOOKS,
            TEXT,
            HEX,
            HTTP
        }
    }

    /** One line that a learner's Java printed, as it is: it may hold control characters. */
    record JavaPrinted(String line, boolean error) implements Report {}

    /** What the documentation tells of a word of Java's: signatures, and indented what is said of them. */
    record JavaDocumented(List<String> lines) implements Report {
        public JavaDocumented {
            lines = List.copyOf(lines);
        }
    }

    /** A value of Java's: {@code $1 ==> 62893}. */
    record JavaValue(String name, String value) implements Report {}

    /**
     * Where the compiler stumbled.
     *
     * @param column from 0
     * @param length at least 1
     */
    record JavaStumbled(String source, int column, int length) implements Report {}

    /** The learner's own lines on the way to an exception, the innermost first. */
    record JavaCame(List<String> lines) implements Report {
        public JavaCame {
            lines = List.copyOf(lines);
        }
    }

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
