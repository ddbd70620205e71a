/** Proof of the live path: real jobs beside a naive book of plain decimals. */
@NullMarked
package io.ringfence.streaming.tick;

import org.jspecify.annotations.NullMarked;
