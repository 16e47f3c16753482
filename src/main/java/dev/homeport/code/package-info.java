/** Java that a learner types: JShell in process, whose sockets are the lab's. */
@NullMarked
package dev.homeport.code;

import org.jspecify.annotations.NullMarked;
