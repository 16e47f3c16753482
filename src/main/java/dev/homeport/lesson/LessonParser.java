package dev.homeport.lesson;

import dev.homeport.check.ParsedCheck;
import dev.homeport.check.Sentences;
import java.util.function.Function;

/** Reads one lesson file. */
public final class LessonParser {
    private LessonParser() {}

    /**
     * Reads a lesson from the bytes of its file. Finds every problem of the file at once; never throws on bad input.
     *
     * @param path relative to the lessons folder, used in problems and kept in the lesson
     * @param content the file's bytes, at most 1 MiB (2^20); more is a problem
     */
    public static ParsedLesson parse(String path, byte[] content) {
        return parse(path, content, CommandReader.TRUSTING);
    }

    /**
     * As {@link #parse(String, byte[])}, and finds what else only its author can mend: the commands that no verb takes, and the
     * RFCs, their sections and the pages of the manual that are not in literature.txt.
     */
    public static ParsedLesson parse(String path, byte[] content, CommandReader commands) {
        return parse(path, content, Sentences::parse, commands);
    }

    /** As {@link #parse(String, byte[], CommandReader)}, with another reader of check sentences. */
    static ParsedLesson parse(
            String path, byte[] content, Function<String, ParsedCheck> sentences, CommandReader commands) {
        return LessonReader.read(path, content, sentences, commands);
    }
}
