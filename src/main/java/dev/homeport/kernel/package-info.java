/** What this machine's kernel tells: its socket table with owners, and its port ranges. It looks, and changes nothing. */
@NullMarked
package dev.homeport.kernel;

import org.jspecify.annotations.NullMarked;
