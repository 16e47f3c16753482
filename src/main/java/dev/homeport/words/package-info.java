/** Plain text: what may have been meant, and text that cannot harm a terminal. Knows nothing of networks. */
@NullMarked
package dev.homeport.words;

import org.jspecify.annotations.NullMarked;
