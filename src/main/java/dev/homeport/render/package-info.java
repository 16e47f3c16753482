/** Events to lines: styled, plain or JSON. Peer bytes become inert here. */
@NullMarked
package dev.homeport.render;

import org.jspecify.annotations.NullMarked;
