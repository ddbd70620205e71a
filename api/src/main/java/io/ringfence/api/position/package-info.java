/** Positions: what they are worth, how they came to be so, and what a change would do. */
@NullMarked
package io.ringfence.api.position;

import org.jspecify.annotations.NullMarked;
