package dev.homeport.lesson;

import java.util.List;

/**
 * One lesson, as its file says.
 *
 * @param id stable, unique among all lessons: lower-case letters, digits and dashes
 * @param minutes how long it takes, 1 to 240
 * @param needs the ids of the lessons that come before
 * @param path the file, relative to the lessons folder, with forward slashes: {@code 01-loopback/02-ephemeral-ports.md}
 * @param intro prose before the first step
 */
public record Lesson(
        String id, String title, int minutes, List<String> needs, String path, List<Prose> intro, List<Step> steps) {
    public Lesson {
        needs = List.copyOf(needs);
        intro = List.copyOf(intro);
        steps = List.copyOf(steps);
    }
}
