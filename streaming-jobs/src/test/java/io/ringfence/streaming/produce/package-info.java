/** Files into topics. */
@NullMarked
package io.ringfence.streaming.produce;

import org.jspecify.annotations.NullMarked;
