package dev.homeport.lesson;

import java.util.List;
import java.util.Optional;

/** A lesson, or everything that is wrong with its file; never both. */
public record ParsedLesson(Optional<Lesson> lesson, List<Problem> problems) {
    public ParsedLesson {
        problems = List.copyOf(problems);
    }
}
