package dev.homeport.lesson;

import java.util.Arrays;
import java.util.List;

/** The words of a lesson file, declared once: what its reference page lists, and what the parser knows. */
public final class Blocks {
    private Blocks() {}

    /**
     * A fenced block.
     *
     * @param name the word after the fence
     * @param arguments what may follow it, separated by commas; empty if nothing may
     * @param single whether a step has at most one
     * @param meaning one line, without a full stop
     */
    public record Block(String name, String arguments, boolean single, String meaning) {}

    /**
     * A key of the front matter.
     *
     * @param required whether every lesson has it
     * @param meaning one line, without a full stop
     */
    public record Key(String name, boolean required, String meaning) {}

    /**
     * A value that is filled into prose, commands and checks.
     *
     * @param written as a lesson writes it; NAME is the name of a socket or server
     * @param meaning one line, without a full stop
     */
    public record Value(String written, String meaning) {}

    /** All fenced blocks, in the order of the reference page. */
    public static List<Block> all() {
        return Arrays.stream(BlockKind.values())
                .map(each -> new Block(each.word(), each.arguments(), each.single(), each.meaning()))
                .toList();
    }

    /** All keys of the front matter, in the order of the reference page. */
    public static List<Key> keys() {
        return List.of(
                new Key("id", true, "names the lesson for good: " + Ids.RULE),
                new Key("title", true, "what a list of lessons shows"),
                new Key("minutes", true, "how long it takes, 1 to 240"),
                new Key("needs", false, "ids of the lessons that come before, separated by commas or spaces"));
    }

    /** All values, in the order of the reference page. */
    public static List<Value> values() {
        return List.of(
                new Value("${NAME.port}", "the local port of the socket or server NAME"),
                new Value("${NAME.local}", "its local endpoint, address and port"),
                new Value("${NAME.local.port}", "the same as `${NAME.port}`"),
                new Value("${NAME.remote}", "the endpoint at the far end of a connection"),
                new Value("${NAME.remote.port}", "the port at the far end"),
                new Value("${kernel.ephemeral}", "the range from which this kernel picks ports"),
                new Value("${kernel.ephemeral.first}", "its first port"),
                new Value("${kernel.ephemeral.last}", "its last port"));
    }
}
