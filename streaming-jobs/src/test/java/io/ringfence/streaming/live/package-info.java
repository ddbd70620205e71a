/** Tests of the live path on topics. */
@NullMarked
package io.ringfence.streaming.live;

import org.jspecify.annotations.NullMarked;
