/** The terminal: prompt, completion, ghost text, history, status line; and the same session for piped input. */
@NullMarked
package dev.homeport.term;

import org.jspecify.annotations.NullMarked;
