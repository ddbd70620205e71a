/**
 * How much memory programs of ours are given by whoever starts them. Nothing that starts anything.
 */
@NullMarked
package io.ringfence.contracts.memory;

import org.jspecify.annotations.NullMarked;
