/** Proof that the benchmarks of the stream measure what they say; never how fast it is. */
@NullMarked
package io.ringfence.bench.stream;

import org.jspecify.annotations.NullMarked;
