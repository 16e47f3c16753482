package dev.homeport.lesson;

import java.util.Optional;

/** What can be known of a lesson without reading its body. */
record FrontPage(String path, Source source, FrontMatter front) {
    /** @param start the file's first bytes; a cut in the middle of the body does no harm */
    static FrontPage read(String path, byte[] start) {
        SourceReader.Read read = SourceReader.read(path, start);
        return new FrontPage(path, read.source(), FrontMatter.read(read.source(), read.problems()));
    }

    /** Empty if the front matter cannot be read. */
    Optional<LessonFolder.Summary> summary() {
        if (front.id().isEmpty() || front.title().isEmpty() || front.minutes().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LessonFolder.Summary(
                front.id().get().text(),
                front.title().get().text(),
                front.minutes().get(),
                front.needs().stream().map(Piece::text).toList(),
                path));
    }
}
