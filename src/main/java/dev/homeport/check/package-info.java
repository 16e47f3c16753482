/** Sentences about real sockets: parsed to a {@link dev.homeport.check.Check}, judged on a snapshot. */
@NullMarked
package dev.homeport.check;

import org.jspecify.annotations.NullMarked;
