package dev.homeport.lesson;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be known of a lesson without reading its body. */
record FrontPage(String path, Source source, FrontMatter front) {
    /** @param start the file's first bytes; a cut in the middle of the body does no harm */
    static FrontPage read(String path, byte[] start) {
        SourceReader.Read read = SourceReader.read(path, start);
        return new FrontPage(path, read.source(), FrontMatter.read(read.source(), read.problems()));
    }

    /** Null if the front matter cannot be read. */
    LessonFolder.@Nullable Summary summary() {
        if (front.id().isEmpty() || front.title().isEmpty() || front.minutes().isEmpty()) {
            return null;
        }
        List<String> needs = new ArrayList<>();
        for (Piece need : front.needs()) {
            needs.add(need.text());
        }
        return new LessonFolder.Summary(
                front.id().get().text(),
                front.title().get().text(),
                front.minutes().get(),
                needs,
                path);
    }
}
