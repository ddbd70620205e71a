/**
 * Bugs planted on purpose, to know that the proofs can fail: a line of the real source is replaced,
 * the class compiled again and loaded in the place of the true one, and a proof must see it.
 * Nothing of it stands in the product.
 */
@NullMarked
package io.ringfence.streaming.planted;

import org.jspecify.annotations.NullMarked;
