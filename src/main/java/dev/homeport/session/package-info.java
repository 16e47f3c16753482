/** The one place where a lesson meets a lab: running lines, judging steps, the journal and progress. */
@NullMarked
package dev.homeport.session;

import org.jspecify.annotations.NullMarked;
