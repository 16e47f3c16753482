/** Tools for lesson authors: proving that a lesson holds. */
@NullMarked
package dev.homeport.author;

import org.jspecify.annotations.NullMarked;
