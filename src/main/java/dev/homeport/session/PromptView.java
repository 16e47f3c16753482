package dev.homeport.session;

import java.util.Optional;

/**
 * What the prompt and the status line show.
 *
 * @param lessonId empty in free play
 * @param number the step's number from 1; 0 in free play
 * @param passed how many of the steps have passed
 * @param open how many sockets and servers of the lab are open
 * @param asks whether a question of the step waits for its number
 * @param suggestion the command to offer as ghost text
 */
public record PromptView(
        Optional<String> lessonId,
        String lessonTitle,
        int number,
        int steps,
        int passed,
        int open,
        boolean asks,
        Optional<String> suggestion) {}
