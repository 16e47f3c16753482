package dev.homeport.session;

import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.lesson.LessonParser;
import dev.homeport.lesson.ParsedLesson;
import dev.homeport.lesson.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lessons written in a test. */
record InlineLessons(List<Lesson> lessons) implements LessonFolder {
    /** One lesson with the id {@code a}. */
    static InlineLessons of(String body) {
        return new InlineLessons(List.of(lesson("a", body)));
    }

    static InlineLessons of(Lesson... lessons) {
        return new InlineLessons(Arrays.asList(lessons));
    }

    static Lesson lesson(String id, String body) {
        String text = "---\nid: " + id + "\ntitle: Lesson " + id + "\nminutes: 1\n---\n" + body;
        ParsedLesson parsed = LessonParser.parse("01-unit/01-" + id + ".md", text.getBytes(StandardCharsets.UTF_8));
        return parsed.lesson()
                .orElseThrow(() -> new AssertionError(parsed.problems().toString()));
    }

    @Override
    public List<Summary> summaries() {
        return lessons.stream()
                .map(l -> new Summary(l.id(), l.title(), l.minutes(), l.needs(), l.path()))
                .toList();
    }

    @Override
    public ParsedLesson load(String id) {
        Optional<Lesson> found = lessons.stream().filter(l -> l.id().equals(id)).findFirst();
        return new ParsedLesson(found, List.of());
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }
}
