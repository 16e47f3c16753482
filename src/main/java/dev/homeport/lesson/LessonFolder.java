package dev.homeport.lesson;

import java.util.List;

/**
 * The lessons of a folder on disk or of the jar, found by {@code NN-unit/NN-name.md}, in the order of their paths. Listing
 * reads front matter only; a whole lesson is parsed when asked for.
 */
public interface LessonFolder {
    /** Id, title, minutes and needs of each lesson, in order. A file whose front matter cannot be read is left out here. */
    List<Summary> summaries();

    /** Parses the lesson with the id. */
    ParsedLesson load(String id);

    /** Problems that only show when all files are seen together: duplicate ids, needs that are unknown or in a circle. */
    List<Problem> problems();

    /** What a list of lessons shows. */
    record Summary(String id, String title, int minutes, List<String> needs, String path) {}
}
