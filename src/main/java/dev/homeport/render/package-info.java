/**
 * Events to lines: styled, plain or JSON. Foreign text and peer bytes become inert here: {@link dev.homeport.render.Renderer}
 * through {@code Page}, the one way to a line; {@link dev.homeport.render.JsonLines} by escaping what it wrote.
 */
@NullMarked
package dev.homeport.render;

import org.jspecify.annotations.NullMarked;
