/** What can be wrong with a link: each fault takes pieces of a stream and says when they go on. No sockets, no clock. */
@NullMarked
package dev.homeport.fault;

import org.jspecify.annotations.NullMarked;
