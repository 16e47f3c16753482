/** What the wire log tells: conversations between two ends, and drawings of them for reports. */
@NullMarked
package dev.homeport.wire;

import org.jspecify.annotations.NullMarked;
