/** One verb, one class: its words, options, help, completion, and what it does on the lab. */
@NullMarked
package dev.homeport.verb;

import org.jspecify.annotations.NullMarked;
