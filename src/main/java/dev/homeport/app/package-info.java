/** Arguments, wiring, standard streams and the exit code. */
@NullMarked
package dev.homeport.app;

import org.jspecify.annotations.NullMarked;
