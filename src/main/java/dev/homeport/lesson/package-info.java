/** Markdown to {@link dev.homeport.lesson.Lesson}: a value, with every error of a file found at once. */
@NullMarked
package dev.homeport.lesson;

import org.jspecify.annotations.NullMarked;
