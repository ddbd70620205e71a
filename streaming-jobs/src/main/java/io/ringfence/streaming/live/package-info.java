/**
 * The live path on topics: rows become marks and events of the tick path in the order they arrive,
 * what it tells becomes rows under the names of positions and nodes. {@code
 * io.ringfence.streaming.tick} knows numbers only and is not changed by any of this.
 */
@NullMarked
package io.ringfence.streaming.live;

import org.jspecify.annotations.NullMarked;
