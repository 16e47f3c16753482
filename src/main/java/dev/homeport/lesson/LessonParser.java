package dev.homeport.lesson;

/** Reads one lesson file. */
@SuppressWarnings("DoNotCallSuggester")
public final class LessonParser {
    private LessonParser() {}

    /**
     * Reads a lesson from the bytes of its file. Finds every problem of the file at once; never throws on bad input.
     *
     * @param path relative to the lessons folder, used in problems and kept in the lesson
     * @param content the file's bytes, at most 1 MiB (2^20); more is a problem
     */
    public static ParsedLesson parse(String path, byte[] content) {
        throw new UnsupportedOperationException("being built");
    }
}
