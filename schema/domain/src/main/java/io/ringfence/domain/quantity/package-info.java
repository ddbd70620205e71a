/** Words with units that every other package speaks. No arithmetic of margin here. */
@NullMarked
package io.ringfence.domain.quantity;

import org.jspecify.annotations.NullMarked;
